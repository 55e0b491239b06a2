"""What a news page prints beside its article: small patterns, each with a line that it fits.

A pattern fits a whole line, bullets taken off, in any case of letters. `notes` holds those that
speak in sentences; `cleaning` applies both.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Furniture(NamedTuple):
    """A kind of line that is no part of an article.

    Attributes:
        reason: why it is kept out, as shown to the user.
        pattern: of the whole line.
        example: a line that it fits.
        prose: True where it may fit a whole sentence.
        weak: True for words that may as well head a piece of the article ("Search", the name of a
            network over its profile): furniture only beside other furniture or at the page's edge.
    """

    reason: str
    pattern: re.Pattern[str]
    example: str
    prose: bool = False
    weak: bool = False


def furniture(
    reason: str, pattern: str, example: str, *, prose: bool = False, weak: bool = False
) -> Furniture:
    """Make a kind of furniture of a pattern."""
    return Furniture(reason, re.compile(pattern, re.IGNORECASE), example, prose, weak)


THIS = (
    r"(?:(?:this|the) (?:article|story|page|content|report|material|text|website|site|section"
    r"|translation))"
)
"""A page's words for itself."""
_NETWORK = (
    r"(?:facebook|twitter|x|linkedin|whatsapp|wechat|weibo|telegram|reddit|pinterest|messenger"
    r"|bluesky|threads|instagram|youtube|tiktok|mastodon|line|flipboard|e-?mail|print|sms"
    r"|copy link|微信|微博|朋友圈|QQ|QQ空间)"
)
_DESK = (
    r"(?:home|news|world|business|politics|markets|sports?|technology|tech|science|health|opinion"
    r"|culture|arts|travel|weather|videos?|audio|podcasts?|live|more|search|menu|lifestyle|money)"
)
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?"
_COUNT = r"(?:\s?[(（]?\d[\d,.]*[kKmM]?[)）]?)"

PLAYERS = (
    furniture("player", rf"{_CLOCK}(?:\s*/\s*{_CLOCK})?", "00:00/03:12"),
    furniture(
        "player",
        rf"(?:listen|watch)(?: to| now)?(?: {THIS})?(?: now)?(?: \(?[\d.:]+ ?(?:x|min\w*)?\)?)?",
        "Listen to this story 1x",
    ),
    furniture(
        "player",
        r"(?:play|pause|mute|unmute|volume|full ?screen|autoplay|play (?:video|audio))(?: \d+%)?",
        "Play video",
    ),
    furniture("player", r"\d(?:\.\d+)?x", "1.5x"),
    furniture(
        "player", r"(?:收听|播放|点击播放|听新闻|语音播报)(?:本文|全文|音频|视频)?", "收听本文"
    ),
)
ACCOUNTS = (
    furniture(
        "paywall",
        r"you(?:[’']ve| have) (?:accessed|reached|read|used|\d+)\b.{0,60}"
        r"\b(?:subscribers?|articles?|limit|stories)\b.{0,40}",
        "You have read all your free articles",
    ),
    furniture(
        "paywall",
        r"subscribe(?: (?:now|today|here))?(?: (?:to|for) .{1,50})?",
        "Subscribe to keep reading",
    ),
    furniture("paywall", r"(?:already |not )?an? subscriber\?.{0,30}", "Already a subscriber?"),
    furniture(
        "paywall",
        r"already (?:a subscriber|registered|have an account)\?.{0,30}",
        "Already registered? Log in",
    ),
    furniture("paywall", r"view options|see (?:all )?(?:plans|offers|options)", "See plans"),
    furniture("paywall", r"(?:log|sign) (?:in|up|out)(?: (?:to|for|with) .{1,50})?", "Log in"),
    furniture("paywall", r"register(?: (?:now|for free|here))?", "Register now"),
    furniture("paywall", r"create (?:an |a free |your )?account", "Create an account"),
    furniture(
        "paywall",
        rf"(?:{THIS} is )?(?:for )?subscribers? only\.?",
        "This story is for subscribers only",
    ),
    furniture("paywall", r"to (?:continue|keep) reading\b.{0,60}", "To keep reading, log in"),
    furniture("paywall", r"start your (?:free )?trial\b.{0,40}", "Start your free trial"),
    furniture(
        "paywall", r"(?:订阅|登录|注册)(?:后)?(?:阅读|查看|解锁)?(?:全文)?", "登录后阅读全文"
    ),
    furniture("newsletter", r"newsletters?|your e-?mail(?: address)?", "Your email address"),
)
SHARING = (
    furniture(
        "share",
        rf"(?:share|tweet|post|send|repost|forward|save|bookmark|gift) (?:{THIS}|it)"
        rf"(?: (?:on|via|to|with|by) {_NETWORK})?",
        "Share this story",
    ),
    furniture("share", rf"share(?:[ :]+(?:on |via |to |with |by )?{_NETWORK})?", "Share on X"),
    furniture("share", rf"(?:分享|转发|收藏)(?:[ :：]*(?:到|至)?{_NETWORK})?", "分享到微信"),
    furniture("share", rf"{_NETWORK}(?:[\s,|/·]+{_NETWORK})+", "Facebook Twitter WhatsApp"),
    furniture("share", rf"(?:e-?mail|print) {THIS}|copy link", "Print this page"),
    furniture("share", r"(?:follow|find|like|join) us(?: on .{1,60})?", "Follow us on Mastodon"),
    furniture("share", rf"follow .{{1,40}} on {_NETWORK}|关注我们.{{0,20}}", "关注我们"),
    furniture("share", rf"{_NETWORK}|save|bookmark|gift|send|post", "WhatsApp", weak=True),
    furniture("scan_code", r"qr ?code", "qrCode"),
    furniture(
        "scan_code", r"(?:(?:open|use) \w+ (?:and|to) )?scan\b.{0,60}", "Scan with your phone"
    ),
    furniture("scan_code", r".{0,12}(?:扫一扫|扫码|扫描).{0,24}|.{0,10}二维码.{0,14}", "扫码关注"),
    furniture(
        "app",
        r"(?:download|get|install|open|try) (?:in )?(?:the |our |.{1,20} )?apps?"
        r"(?: (?:on|now|for|from) .{1,40})?",
        "Get our app on your phone",
    ),
    furniture(
        "app",
        r"(?:app store|google play)(?:\s*[|·]\s*(?:app store|google play))+",
        "App Store | Google Play",
    ),
    furniture("app", r"app store|google play", "Google Play", weak=True),
    furniture("app", r"(?:下载|打开).{0,10}(?:APP|客户端).{0,10}", "打开客户端"),
)
COMMENTS = (
    furniture("comments", r"\d{1,4}\s*/\s*\d{2,5}", "0/400"),
    furniture(
        "comments",
        r"(?:\d[\d,]*|no|show|view|all|hide|add|post|leave|write)(?: an?| all)?"
        rf" (?:comments?|repl(?:y|ies)){_COUNT}?(?: yet)?",
        "No comments yet",
    ),
    furniture("comments", rf"comments?{_COUNT}?", "Comments (12)"),
    furniture(
        "comments",
        r"(?:be the first|join the conversation|leave a (?:comment|reply)|have your say)\b.{0,40}",
        "Be the first to comment",
    ),
    furniture(
        "comments",
        rf"(?:likes?|reposts?|repl(?:y|ies)|dislikes?|shares?){_COUNT}|view replies|load more",
        "Likes 14",
    ),
    furniture("comments", rf"(?:评论|点赞|打赏|回复|发表评论){_COUNT}?", "评论（3）"),
    furniture(
        "comments",
        r"(?:reward|like|pin|reply|dislike|report|share|repost|comment)s?",
        "Reward",
        weak=True,
    ),
)
MENUS = (
    furniture("menu", r"skip to (?:main )?content", "Skip to content"),
    furniture("menu", r"(?:main |site |open |close )?menu|toggle .{1,20}", "Main menu"),
    furniture("menu", r"back to (?:top|home|list|all .{1,20})|(?:go )?to top", "Back to top"),
    furniture("menu", r"(?:next|prev(?:ious)?) (?:article|story|page)", "Next story"),
    furniture("menu", r"loading\.{0,3}…?|please wait\.{0,3}", "Loading..."),
    furniture("menu", r"about us|contact us|advertise with us|site ?map", "Contact us"),
    furniture(
        "menu",
        r"(?:terms|conditions)(?: (?:of|and) \w+)+|privacy (?:policy|notice|settings)",
        "Terms of use",
    ),
    furniture("menu", r"首页|返回(?:首页|顶部)|菜单|导航|关于我们|联系我们", "返回顶部"),
    furniture("menu", r"[上下]一篇[:：]?.{0,40}", "下一篇：港口重开"),
    furniture(
        "menu",
        r"[^\W\d][^\d|»›>·•.,:;]{0,23}(?:\s*[|»›>·•]\s*[^\W\d][^\d|»›>·•.,:;]{0,23}){2,}",
        "Home | Ports | Weather",
    ),
    furniture(
        "menu",
        r"home(?:page)?|search|back|close|next|prev(?:ious)?|sections?|more|navigation|careers"
        r"|terms|conditions|privacy|help|faqs?|rss|archive|advertise|搜索|更多|登录|返回",
        "Search",
        weak=True,
    ),
    furniture("menu", rf"{_DESK}(?:\s+{_DESK}){{2,}}", "World Business Opinion"),
    furniture("menu", _DESK, "World", weak=True),
)
FRAMES = (
    furniture(
        "advertisement",
        r"advertisement|sponsored(?: content)?|promoted|paid post|广告|推广"
        r"|(?:story|article) continues (?:below|after)\b.{0,30}|scroll to continue\b.{0,30}",
        "ADVERTISEMENT",
    ),
    furniture(
        "reading_time",
        r"(?:estimated )?(?:reading time:? ?)?\d{1,3}[ -]?min(?:ute)?s?(?: (?:read|listen|watch))?",
        "4 min read",
    ),
    furniture("reading_time", r"(?:预计)?阅读(?:时间)?.{0,4}\d+\s?分钟", "阅读时间约3分钟"),
    furniture("reading_time", r"(?:阅读量?|浏览量?|点击量?)[:：]?\s?[\d.万,]+", "阅读量：1234"),
    furniture("reading_time", r"字[号体][:：]?[\s大中小+]*", "字号：大 中 小"),
    furniture(
        "photo_credit",
        r"(?:(?:file )?photo(?:graph)?|image|picture|illustration|graphic)s?(?: credit)?"
        r"\s*(?:[:/©]|\bby\b|courtesy of).{1,80}",
        "Photo: Ann Lee",
    ),
    furniture("photo_credit", r"(?:credit|video)s?\s*[:/©].{1,60}", "Credit: Tom Ek"),
    furniture(
        "photo_credit",
        r".{0,40}(?:/|via )\s?(?:getty images|shutterstock|ap photo|istock)",
        "Tom Ek / Getty Images",
    ),
    furniture(
        "photo_credit", r"(?:图片?|图源|图片来源|供图)\s*[/／:：|｜].{1,30}", "图源：海港周刊"
    ),
    furniture("contact", r".{0,80}[\w.+-]+@[\w-]+\.[\w.-]+\W{0,3}", "Contact: ann@example.org"),
    furniture(
        "ornament",
        r"(?:[-*_=#•·~—]\s?){1,40}|\(?end\)?|-30-|[（(]完[)）]",
        "* * *",
    ),
)
RELATED = re.compile(
    r"(?:related(?: (?:stories|articles|coverage|topics|news|reading|links|posts|content))?"
    r"|read (?:more|also|next)|see also|also read|further reading"
    r"|more (?:on this(?: story)?|stories|news|articles|from .{1,30}|in .{1,20})"
    r"|most (?:read|popular|viewed|commented|shared)|trending(?: now)?|popular(?: now)?"
    r"|recommended(?: for you| reading| stories| articles)?|up next|top stories"
    r"|you (?:may|might) (?:also )?(?:like|be interested in)|editors?[’']?s?[’']? picks?"
    r"|latest(?: news| stories)?|what to read next|in case you missed it|around the web"
    r"|相关(?:阅读|新闻|报道|文章|推荐|链接)|推荐(?:阅读|新闻)|延伸阅读|猜你喜欢"
    r"|热门(?:文章|新闻|推荐|阅读)|更多(?:新闻|报道|精彩)|最新(?:文章|新闻))\s*[:：]?",
    re.IGNORECASE,
)
"""Headings over a list of other articles."""
_LANGUAGE_NAMES = (
    "english 简体中文 繁體中文 繁体中文 中文 中文(简体) 中文(繁體) 日本語 한국어 español français "
    "deutsch italiano português русский українська polski čeština slovenčina magyar română "
    "български ελληνικά türkçe العربية بالعربية عربي עברית فارسی اردو हिन्दी हिंदी বাংলা தமிழ் "
    "తెలుగు मराठी ไทย indonesia melayu filipino tagalog nederlands svenska norsk dansk suomi "
    "eesti latviešu lietuvių hrvatski srpski српски slovenščina català kiswahili afrikaans shqip "
    "ქართული հայերեն қазақша oʻzbekcha монгол ខ្មែរ ລາວ မြန်မာ नेपाली සිංහල"
)
LANGUAGES = frozenset(_LANGUAGE_NAMES.split()) | {
    "tiếng việt",
    "bahasa indonesia",
    "bahasa melayu",
}
"""Languages as they call themselves, in small letters."""

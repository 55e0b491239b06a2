"""What a news page prints beside its article: one named pattern each, with an example.

A pattern fits a whole line. Most fit only short lines; those marked `prose` fit whole sentences,
and so must name the page itself ("this article", "this site").
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Furniture(NamedTuple):
    """A kind of line that is no part of an article.

    Attributes:
        reason: why it is kept out, as shown to the user.
        pattern: of the whole line, bullets taken off.
        examples: lines that it fits.
        prose: True where it may fit a sentence.
        weak: True for words that may as well head a piece of the article ("Search", the name of a
            network over its profile): furniture only beside other furniture or at the page's edge.
    """

    reason: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    prose: bool = False
    weak: bool = False


def _furniture(
    reason: str, pattern: str, *examples: str, prose: bool = False, weak: bool = False
) -> Furniture:
    return Furniture(reason, re.compile(rf"(?:{pattern})", re.IGNORECASE), examples, prose, weak)


_THIS = r"(?:this|the) (?:article|story|page|content|report|material|text|website|site|section|translation)"
_NETWORK = (
    r"(?:facebook|twitter|x|linkedin|whatsapp|wechat|weibo|telegram|reddit|pinterest|messenger"
    r"|bluesky|threads|instagram|youtube|tiktok|mastodon|line|flipboard|e-?mail|print|copy link"
    r"|sms|微信|微博|朋友圈|QQ|QQ空间)"
)
FURNITURE = (
    # --- players ---
    _furniture("player", r"\d{1,2}:\d{2}(?::\d{2})?(?:\s*/\s*\d{1,2}:\d{2}(?::\d{2})?)?", "00:00/03:12"),
    _furniture(
        "player",
        rf"(?:listen|watch)(?: (?:to|now)?)?(?: {_THIS})?(?: now)?(?:\s*\(?[\d.:]+\s?(?:x|min(?:utes?)?|分钟)?\)?)?"
        r"|(?:play|pause|mute|unmute|volume|full ?screen|autoplay|play (?:video|audio))(?: \d+%)?|\d(?:\.\d+)?x"
        r"|(?:收听|播放|点击播放|听新闻|语音播报)(?:本文|全文|音频|视频)?",
        "Listen to this story", "1.5x", "Play video", "收听本文",
    ),
    # --- what the page says about its own making ---
    _furniture(
        "machine_note",
        r"[(（\[]?(?:this (?:summary|digest|content|text) (?:was|is) )?(?:AI|machine|computer)[- ](?:generated|produced)"
        r"(?:[ ,，].{0,60})?[)）\]]?\.?"
        r"|(?:summary |content )?generated (?:by|with|using) (?:AI|artificial intelligence)(?:[ ,].{0,60})?\.?"
        r"|.{0,12}(?:由|为)?\s?AI\s?(?:自动)?(?:生成|整理).{0,20}",
        "AI generated, for reference only", "以上内容由AI生成，仅供参考", prose=True,
    ),
    _furniture(
        "translation_note",
        rf"(?:{_THIS}|the english (?:version|text)) (?:was|is|has been) (?:automatically |machine[- ])?translated\b.{{0,250}}"
        r"|(?:the|this) (?:english |chinese )?translation (?:may|might|can) contain .{3,80}"
        r"|(?:click|tap) (?:the button|here) .{0,40}(?:original|translation).{0,40}"
        r"|(?:本文|以上).{0,8}(?:机器|AI|人工智能)翻译.{0,40}",
        "This story was translated from Danish by a machine.", prose=True,
    ),
    _furniture("disclaimer", r"(?:legal )?disclaimers?:?|免责声明[:：]?", "Disclaimer"),
    _furniture(
        "disclaimer",
        rf"(?:disclaimer\s*[:—–-]\s*.{{10,}})"
        rf"|{_THIS} (?:may contain third[- ]party|is (?:provided )?for (?:general )?information|is not (?:intended|meant)|"
        r"does not (?:constitute|represent|necessarily)|should not be (?:considered|taken|construed|relied)).{3,}"
        r"|(?:the )?(?:views|opinions)(?: and opinions)? (?:expressed|stated|here|in).{0,60}(?:(?:do|does) not (?:necessarily )?(?:reflect|represent)"
        r"|(?:are|is) (?:solely )?(?:those|that) of the author).{0,200}"
        r"|免责声明[:：].+|(?:本文|文章|以上)(?:内容|观点)?.{0,6}(?:仅代表作者|仅供参考|不代表本|不构成).{0,80}",
        "This page is for information purposes only and is no advice.", "本文仅代表作者个人观点。", prose=True,
    ),
    _furniture(
        "copyright",
        r"(?:copyright\s|©|\(c\)\s)\s*.{0,150}|.{0,80}\ball rights reserved\b.{0,80}|版权所有.{0,80}|.{0,30}未经(?:书面)?(?:授权|许可).{0,60}",
        "© 2031 Harbour Weekly", prose=True,
    ),
    # --- cookies, accounts, letters ---
    _furniture(
        "cookie_note",
        r"(?:we|this (?:web)?site|this page|our (?:web)?site|our partners|we and our partners)\b.{0,80}\bcookies?\b.{0,300}"
        r"|(?:by (?:continuing|using|clicking|browsing)|if you continue)\b.{0,120}\b(?:cookies?|privacy policy)\b.{0,200}"
        r"|(?:accept|reject|allow|decline|manage)(?: all)?(?: (?:cookies?|preferences|consent|choices))?"
        r"|cookies? (?:policy|settings|preferences|notice|consent)|(?:本网站|我们)使用\s?cookies?.{0,100}",
        "This site uses cookies to count its readers.", "Accept all", prose=True,
    ),
    _furniture(
        "paywall",
        r"you(?:[’']ve| have) (?:accessed|reached|read|\d+)\b.{0,60}\b(?:subscribers?|articles?|limit)\b.{0,60}"
        r"|subscribe(?: (?:now|today|here))?(?: (?:to|for) .{1,50})?|(?:already )?a? ?subscriber\?.{0,30}|view options|see (?:all )?plans"
        r"|(?:log|sign) (?:in|up|out)(?: (?:to|for|with) .{1,50})?|register(?: (?:now|for free))?|create (?:an |a free )?account"
        r"|(?:this (?:article|story) is )?(?:for )?subscribers? only|to (?:continue|keep) reading.{0,60}"
        r"|start your (?:free )?trial.{0,40}|(?:订阅|登录|注册)(?:后)?(?:阅读|查看|解锁)?(?:全文)?",
        "Subscribe to keep reading", "Log in", "登录",
    ),
    _furniture(
        "newsletter",
        r"(?:sign up|subscribe|register)\b.{0,60}\b(?:newsletters?|inbox|briefing|alerts)\b.{0,80}"
        r"|get (?:our|the|all) .{0,60}\b(?:inbox|newsletters?|e-?mail)\b.{0,40}|newsletters?|your e-?mail(?: address)?",
        "Sign up for our morning newsletter.", prose=True,
    ),
    # --- sharing and talking back ---
    _furniture(
        "share",
        rf"(?:share|tweet|post|send|repost|forward|save|bookmark|gift)(?: (?:{_THIS}|it))"
        rf"|(?:share|send|分享|转发|收藏)(?:[ :：]*(?:on|via|to|with|by|到|至)?\s*{_NETWORK})?|分享|转发|收藏"
        rf"|{_NETWORK}(?:[\s,|/·]+{_NETWORK})+|(?:e-?mail|print)(?: {_THIS})?|copy link"
        rf"|(?:follow|find|like|join) us(?: on .{{1,60}})?|follow .{{1,40}} on {_NETWORK}|关注我们.{{0,20}}|分享(?:到|至).{{1,20}}",
        "Share this story", "Share on Facebook", "Follow us on X", "分享到微信",
    ),
    _furniture("share", rf"{_NETWORK}|save|bookmark|gift|send|post", "WhatsApp", weak=True),
    _furniture(
        "comments",
        r"(?:reward|like|pin|reply|dislike|report|share|repost|comment|评论|点赞|打赏|回复)s?", "Reward",
        weak=True,
    ),
    _furniture(
        "comments",
        r"\d+\s*/\s*\d+|(?:\d+|no|show|view|all|hide|add|post|leave|write)?\s*(?:a |all )?(?:comments?|repl(?:y|ies))(?: \(?\d+\)?)?(?: yet)?"
        r"|(?:be the first|join the conversation|leave a (?:comment|reply)|have your say).{0,40}"
        r"|(?:reward|like|likes|repost|reposts|pin|reply|dislike|report|view replies|load more)(?: \(?\d+\)?)?|(?:评论|点赞|打赏|回复|发表评论)(?:\s?[(（]?\d+[)）]?)?",
        "0/400", "12 comments", "No comments", "Leave a comment",
    ),
    _furniture(
        "scan_code",
        r"qr ?code|(?:(?:open|use) \w+ (?:and|to) )?scan\b.{0,60}|.{0,12}(?:扫一扫|扫码|扫描).{0,24}|.{0,10}二维码.{0,14}",
        "Scan the code with your phone", "扫码关注我们",
    ),
    _furniture(
        "app",
        r"(?:download|get|install|open|try) (?:in )?(?:the|our|.{1,20})? ?apps?(?: (?:on|now|for|from) .{1,40})?|(?:app store|google play)(?:\s*[|·]\s*(?:app store|google play))*"
        r"|(?:下载|打开).{0,10}(?:APP|客户端).{0,10}",
        "Get our app on Google Play", "打开客户端",
    ),
    # --- finding one's way ---
    _furniture(
        "menu",
        r"(?:main |site )?menu|skip to (?:main )?content|back to (?:top|home|list|all .{1,20})|(?:go )?to top"
        r"|(?:next|prev(?:ious)?) (?:article|story|page)|loading\.*|toggle .{1,20}|open menu|close menu|about us|contact us|advertise with us"
        r"|(?:terms|conditions)(?: (?:of|and) \w+)+|privacy (?:policy|notice|settings)|site ?map|help cent(?:er|re)"
        r"|首页|返回(?:首页|顶部)?|菜单|搜索|导航|上一篇.{0,40}|下一篇.{0,40}|关于我们|联系我们",
        "Skip to content", "Back to top", "首页",
    ),
    _furniture(
        "menu",
        r"[\w&'’ ]{1,24}(?:\s*[|»›>·•]\s*[\w&'’ ]{1,24}){2,}",
        "Home | Ports | Weather | Markets",
    ),
    _furniture(
        "menu",
        r"home(?:page)?|search|back|close|next|prev(?:ious)?|sections?|more|navigation|careers|terms|conditions|privacy|help|faqs?|rss|archive|advertise"
        r"|world|business|politics|markets|sports?|technology|tech|science|health|opinion|culture|arts|travel|weather|video|videos|audio|podcasts?|live",
        "Search", weak=True,
    ),
    _furniture("advertisement", r"(?:advertisement|sponsored(?: content)?|promoted|ad|paid post|story continues below.{0,30}|article continues (?:below|after).{0,30}|scroll to continue.{0,30}|广告|推广)", "ADVERTISEMENT"),
    _furniture("reading_time", r"(?:estimated )?(?:reading time:?\s*)?\d{1,3}[ -]?(?:min(?:ute)?s?)(?: (?:read|listen|watch|reading))?|(?:阅读|预计阅读).{0,4}\d+\s?分钟|(?:阅读量?|浏览量?|点击量?|字号|字体)[:：]?\s?[\d大中小+\s万]*", "4 min read"),
    _furniture("photo_credit", r"(?:photo(?:graph)?s?|image|picture|illustration|graphic|video|credit|file photo)s?(?: credit)?\s*(?:[:/]|\bby\b|courtesy|©)\s*.{1,80}|.{0,40}(?:/|via )\s?(?:getty images|shutterstock|afp|reuters|ap photo)|(?:图片?|图源|图片来源|摄影|供图)\s*[/／:：|｜].{1,30}", "Photo: Ann Lee / Harbour Weekly", "图/海港周刊"),
    _furniture("contact", r".{0,80}[\w.+-]+@[\w-]+\.[\w.-]+.{0,20}", "Contact the reporter at ann@example.org"),
    _furniture("editors_note_tail", r"(?:-{3,}|\*{3,}|_{3,}|={3,}|#{3,}|\(?end\)?|-30-|（完）|\(完\)|[•·*#=_~—-]+)", "***", "（完）"),
)
RELATED = re.compile(
    r"(?:related(?: (?:stories|articles|coverage|topics|news|reading|links|posts|content))?|read (?:more|also|next)|see also|also read|further reading"
    r"|more (?:on this(?: story)?|stories|news|articles|from .{1,30}|in .{1,20})|most (?:read|popular|viewed|commented|shared)|trending(?: now)?|popular(?: now)?"
    r"|recommended(?: for you| reading| stories| articles)?|you (?:may|might) (?:also )?(?:like|be interested in)|up next|editors?[’']?s?[’']? picks?|latest(?: news| stories)?"
    r"|what to read next|in case you missed it|top stories|around the web|相关(?:阅读|新闻|报道|文章|推荐|链接)|推荐(?:阅读|新闻)?|延伸阅读|热门(?:文章|新闻|推荐|阅读)?|更多(?:新闻|报道|精彩)?|猜你喜欢|最新(?:文章|新闻))\s*[:：]?",
    re.IGNORECASE,
)
"""Headings over a list of other articles."""
RELATED_LINE = re.compile(
    r"(?:(?:read|see|watch) (?:more|also|next|this)|also read|related(?: (?:story|article))?|more on this|相关阅读|延伸阅读|推荐阅读)\s*[:：|»>]\s*.{3,150}",
    re.IGNORECASE,
)
"""A link to another article on one line."""
CAUTION = re.compile(
    r"\b(?:inaccurac|not constitute|not necessarily|information(?:al)? purposes|advice|liab|endors|warrant|may contain)"
    r"|不构成|仅供参考|不代表|不承担|恕不负责",
    re.IGNORECASE,
)
"""Words of a disclaimer, for the paragraph below the word itself."""
LANGUAGE_NAMES = frozenset(
    "english 简体中文 繁體中文 繁体中文 中文 中文(简体) 中文(繁體) 日本語 한국어 español français deutsch italiano "
    "português русский українська polski čeština slovenčina magyar română български ελληνικά türkçe العربية بالعربية "
    "عربي עברית فارسی اردو हिन्दी हिंदी বাংলা தமிழ் తెలుగు मराठी ไทย indonesia melayu filipino tagalog "
    "nederlands svenska norsk dansk suomi eesti latviešu lietuvių hrvatski srpski српски slovenščina català "
    "kiswahili afrikaans shqip ქართული հայերեն қазақша oʻzbekcha монгол ខ្មែរ ລາວ မြန်မာ नेपाली සිංහල".split()
) | {"tiếng việt", "bahasa indonesia", "bahasa melayu", "中文 (简体)", "中文 (繁體)"}
"""Languages as they call themselves."""

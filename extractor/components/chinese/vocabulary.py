"""Chinese words that finders look for: tables of verbs, nouns and function words, nothing else.

Words for the types of things and for posts stand in `extractor.lexicon`; here stand those that tell
how a sentence is built and what its verbs say.
"""

from collections.abc import Mapping

from extractor.records import RelationType


def word_set(words: str) -> frozenset[str]:
    """Make a set of blank-separated words."""
    return frozenset(words.split())


def phrases(words: str) -> tuple[str, ...]:
    """Make a tuple of blank-separated words, for searches in which order counts."""
    return tuple(words.split())


SPEAKS = word_set("""
    表示 称 说 指出 强调 认为 透露 介绍 坦言 直言 回应 宣称 声称 告诉 解释 补充 警告 呼吁 回忆
    承认 否认 写道 预测 预计 判断 感叹 反驳 重申 谈到 提到 提出 证实 确认 指责 批评 辩称 评价
""")
"""Verbs of saying: people, firms and authorities do it."""
FIRM_ACTS = word_set("""
    宣布 发布 推出 披露 公布 收购 并购 上线 上市 挂牌 开源 研发 开发 生产 量产 交付 发售 起诉
    回应 签署 签约 完成 获得 融资 募资 领投 跟投 入股 投资 裁员 降价 涨价 上调 下调 供应 供货
    搭载 接入 联手 携手 联合 跟进 停产 召回 申请 提交 递交 更名 拆分 剥离 出售 布局 进军 进入
    成立 打造 运营 指控 状告 控告 重启 登陆 计划 拟 发行 回购 派发 采购 建设 投产 扩产 关闭 关停
    裁撤 重组 合并 退市 营收 净利润 实现
""")
"""Verbs (and figures of a report) whose subject is a firm far more often than not."""
PERSONAL_ACTS = word_set("""
    出任 担任 辞任 辞职 离职 卸任 接任 接替 加入 出生 毕业 执掌 掌管 履新 退休 创办 创立 会见
    会晤 率团 现身 出席 抵达 访问 任职 兼任 演讲 致辞 去世 逝世 病逝 改任 升任 晋升 就任 入狱
    被捕
""")
LAUNCHES = word_set("""
    推出 发布 开源 上线 研发 开发 自研 打造 放出 推 研制 生产 量产 亮相 公布 升级 上市 开售 发售
    更新 制造 预告 带来 首发 交付 设计 运营 造出 迭代 公测 内测 展示 展出 官宣 下线 试产 投放
    训练
""")
"""Verbs that say that somebody makes or releases a thing."""
APPEARS = word_set("""
    亮相 上线 上市 问世 发布 开源 下线 开售 发售 面世 首发 公测 量产 升级 更新
""")
"""Those of them that the thing itself may do."""

VERB_WORDS: Mapping[RelationType, frozenset[str]] = {
    "develops": LAUNCHES,
    "acquires": word_set("收购 并购 买下 吞并 购入 全资收购 要约收购 接手 兼并 私有化"),
    "invests_in": word_set("""
        投资 入股 领投 跟投 参投 注资 增资 参股 战略投资 持股 增持 押注 资助 持有 加注
    """),
    "sues": word_set("起诉 状告 控告 指控 诉 告 反诉"),
    "regulates": word_set("""
        约谈 处罚 罚款 调查 批准 立案 责令 叫停 制裁 查处 问询 警告 起底 查封 审查 核准 禁止
        通报批评 封禁 拉黑 传唤 列入 叫去 谴责 开罚 勒令
    """),
    "supplies": word_set("供应 供货 供给 提供 交付 出售 出货 代工 销售 输送"),
    "integrates": word_set("""
        搭载 接入 采用 内置 集成 配备 换装 部署 装有 使用 引入 选用 嵌入 装备 整合 基于
    """),
    "founded": word_set("创办 创立 创建 创设 联合创办 联合创立 共同创办 共同创立"),
    "leads": word_set("执掌 掌管 领导 掌舵 统领 主掌 主政 接掌"),
    "partners_with": word_set("合作 携手 联手 联合 结盟 联姻 牵手"),
    "competes_with": word_set("竞争 抗衡 较量 角逐 交锋 对垒"),
    "owns": word_set("拥有 控股 全资持有 控制"),
    "employs": word_set("聘请 聘任 聘用 任命 挖来 招揽 引进 委任"),
}
"""Relation -> the verbs that state it from their subject to their object."""

VERBS: Mapping[str, RelationType] = {
    verb: type_ for type_, verbs in VERB_WORDS.items() for verb in sorted(verbs)
}
"""Verb -> the relation that it states from its subject to its object."""

PREPOSITIONS = word_set("""
    在 对 与 向 为 由 被 把 将 从 给 同 跟 以 于 比 据 按 就 因 让 使 应 随 通过 除 根据 较 自
    至 经 因为 作为 针对 关于 按照 依据 替 遭 获 和 及 到 凭 靠 用 拿 令 会同 围绕 面向 沿着
    截至 超过
""")
DISPOSAL = frozenset({"把", "将"})
PASSIVE = frozenset({"被", "遭", "获", "受"})
AGENT = frozenset({"由", "被", "遭", "获", "受", "经"})
JOINS = frozenset({"和", "与", "及", "以及", "、", "或", "同", "跟", "暨"})
CLAUSE_ENDS = frozenset("，；：。！？;!?,—…")
HARD_ENDS = frozenset("；。！？;!?")
BRACKETS = frozenset("（）()【】")

NEGATIONS = word_set("""
    不 没 没有 未 并未 尚未 未能 无 并不 并非 从未 从不 绝不 不会 不再 不能 无意 暂无 未曾 并无
    毫无 非 别 勿 难以 拒绝 不得 不想 不愿 不打算 未予 放弃 取消 叫停 终止
""")
DENIALS = word_set("否认 辟谣 拒绝 驳斥 澄清 不实 反对 放弃 取消")
"""Verbs behind which nothing happened."""
PLANS = word_set("""
    将 拟 计划 预计 有望 打算 准备 考虑 希望 力争 目标 即将 要 须 需 应 寻求 洽谈 有意 如果 若
    一旦 将会 会 想 欲 谋求 筹划 筹备 酝酿 争取 将要 必须 应当 需要 预期 料 料将 愿意 愿 提议
    建议 拟定 商议 商谈 谈判 意向 倘若 假如 规划 待 谋划 呼吁 要求 承诺 期待 可望 终将
""")
HEDGES = phrases("""
    据报道 据悉 据传 据称 传闻 传言 有消息 消息称 知情人士 消息人士 或将 疑似 可能 据说 风传 疑
    媒体报道 报道称 爆料 网传 盛传 曝出 被曝 估算 疑为 似乎 或许 也许 恐将 接近交易 被传
    外界猜测 市场猜测 援引 传出 估计 据估
""")
"""Stretches that leave open whether what follows is so."""
REPORTS = phrases("""
    报道 援引 知情人士 消息人士 人士透露 爆料 消息称 传闻 传言
""")

FACILITIES = phrases("""
    工厂 超级工厂 基地 总部 研发中心 分公司 办公室 门店 旗舰店 数据中心 园区 实验室 厂区 生产线
    分部 办事处 仓库 晶圆厂 电池厂 厂房 产线 运营中心
""")
_SIDES: tuple[tuple[RelationType, bool, frozenset[str]], ...] = (
    ("owns", True, word_set("东家 控股方 控股股东 母企 母公司")),
    (
        "owns",
        False,
        word_set("""
        全资子公司 子公司 子品牌 控股子公司 旗下 旗下公司 旗下品牌 附属公司 高端品牌 麾下
    """),
    ),
    (
        "invests_in",
        True,
        word_set("""
        出资方 基石投资者 大股东 战略投资者 投资人 投资方 投资者 新股东 第一大股东 老股东 股东
        领投方
    """),
    ),
    (
        "competes_with",
        True,
        word_set("""
        主要对手 劲敌 头号对手 宿敌 对手 新对手 最大对手 死敌 竞争对手 竞争者 竞品 老对手
    """),
    ),
    ("supplies", True, word_set("代工厂 代工商 代工方 供应商 供货商 承建商 服务商 独家供应商")),
    ("supplies", False, word_set("买家 大客户 客户 最大客户 采购方")),
    ("partners_with", True, word_set("伙伴 合作伙伴 合作商 合作方 战略伙伴 盟友")),
    ("develops", True, word_set("出品方 制造商 发行商 开发商 开发方 开发者 生产商 研发方")),
    ("founded", True, word_set("共同创始人 创办人 创始人 创立者 联合创始人")),
)
SIDE_NOUNS: Mapping[str, tuple[RelationType, bool]] = {
    noun: (type_, back) for type_, back, nouns in _SIDES for noun in sorted(nouns)
}
"""Noun N in "A的N B" -> relation, and whether it runs from B to A."""

SIGNS_DEAL = ("签署", "签订", "签约", "达成协议", "达成收购", "同意", "完成")

GENERIC_LATIN = word_set("""
    ai gpu cpu npu api ipo ceo cfo coo cto cmo cpo etf gdp cpi ppi pmi llm app suv mpv ev phev
    pc tv it ict ota noa ar vr xr mr ip id kol vc pe gmv dau mau roe eps esg saas paas iaas b2b
    c2c b2c o2o led oled lcd dram hbm nand wifi usb gps dna rna mrna pcr agi aigc rmb usd hkd
    cny eur qr url pdf ppt hr pr bug vip spac reit reits mcn ktv diy ok vs a b c d e f g h i j k
    l m n o p q r s t u v w x y z asic fpga soc mcu igbt lng lpg r&d m&a b&b q&a k12 web3 nft
    defi tokens token moe rag agent agents chatbot chip demo flops tops gw mw kw gwh mwh kwh km
    kg cm mm nm mb gb tb hz ghz mhz rpm
""")
"""Latin words that Chinese prose uses as common nouns and units."""
MARKS = word_set("""
    ai app pro plus max mini ultra os cloud air lite se tv pay go gt ev phev dm dm-i dm-p emo
    code chat life pad phone watch up one x s note fold flip turbo gpt home link work hub bot
    studio car play one pro+ max+ plus+ vision
""")
"""Latin words that close a Chinese product name (as in a Chinese word + AI)."""
COMMON_BODIES = word_set("""
    国内 国外 海外 大型 新 旧 知名 著名 头部 多家 民营 国有 本土 当地 上市 中国 美国 全球 世界
    国际 跨国 外资 互联网 人工智能 新能源 传统 造车 中小 龙头 领先 一家 这家 该 另一 两家 三家
    各家 各 其他 许多 不少 合资 独资 控股 全资 家族 老牌 新兴 创业 初创 相关 有关 部分 多数 主要
    母 子 分 总 本 我 你 他 贵 电动 纯电 燃油 智能 数字 移动 大 小 好 同行 同类 竞争 对手 客户
    员工 用户 市场 行业 产业 业务 品牌 产品 服务 技术 项目 平台 系统 股价 市值 营收 利润 财报
    年报 季报 公告 声明 股东 董事会 管理层 团队 高管 总部 工厂 门店 渠道 供应链 价格 销量 订单
    版本 模式 战略 计划 协议 合同 交易 收购案 融资 贷款 债券 资产 资金 现金 基金 股票 股权 股份
    份额 比例 数据 报告 消息 传闻 新闻 媒体 记者 专家 分析师 投资者 消费者 监管部门 政府 商业
    金融 经济 社会 文化 科技 风险 私募 公募 对冲 养老 主权 财富 企业 个人 家用 商用 乘用车 轿车
    汽车 手机 电脑 芯片 半导体 软件 硬件 机器人 电池 能源 电力 医药 医疗 教育 地产 物流 航空
    铁路 网络 信息 通信 骑手 商家 餐厅 外卖 电商 零售 咖啡 奶茶 食品 饮料 酒店 旅游 游戏 音乐
    视频 影视 新规 地方 中央 官方 各地 双方 三方 多方 前者 后者 自身 自家 公司 集团 机构 银行
    券商 厂商 车企 药企 巨头 大厂 独角兽 这 那 其 此 首席 执行 财务 运营 营销 研究 分析 模型
    大模型 应用 程序 开源 闭源 算力 算法 训练 推理 参数 性能 成本 车主 车型 新车 整车 高端 低端
    中端 旗舰 首款 新款 新一代 下一代 全新 入门 专业 主力 核心 独家 最大 唯一 外国 大洋彼岸 关联
    彼岸 海内外 境外 境内 沿海 内地 大陆 西方 东方 北方 南方 华南 第二 第一 第三 上游 下游 海关
    法院 检方 警方 工会 协会 联盟 内部 外部 信 全员 负责 事业部 事业群 部门 研发 销售 生产 制造
    采购 投资 并购 收购 运输 支付 保险 证券 信托 期货 创投 资本 资管 理财
""")
"""Common words: a stretch of nothing but these is no name."""

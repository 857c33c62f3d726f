"""How headings read that are no measures, and short sentences that are: the words of the family task."""

from __future__ import annotations

import re

# Sections that set out no measures; a heading is one of them as a whole or by its first words.
NO_MEASURES = re.compile(
    r"(?!行动内容)(?:《[^《》]{2,8}》的?|“十[一二三四五]五”(?:时期)?|出台的?|起草|制定|[总整]体|明确|工作|发展|主要|基本|目标|指导|建设|规划|实施|编制|战略|行动|基础|适用|申报|支持|推荐|认定|评审|遴选|受理|审核|报送|奖补|补助|资助|有关|其他|相关|附|名词|联系|提交|扶持|享受|兑现|兑付|申请|资格|扶助|行动计划|计划|方案|主体|单位|企业|项目|人员|产品|办理|奖励|补贴|资金|政策|报名|参赛|评选|征集|返还|奖项){0,3}"
    r"(?:要求|思想|原则|目标|思路|范围|定位|背景|形势|现状|基础|意义|依据|范围|对象|条件|材料|程序|流程|方式|时间|期限|时限|安排|标准|名额|额度|渠道|事项|步骤|附则|附件|附表|总则|解释|术语|定义|情况|成效|问题|环境|机遇|挑战|必要性|概况|概述|综述|目的|过程|内容|须知|规则|议程|日程|进度|纪律|口径|主体|愿景|前言|引言|序言|说明|电话|咨询|路线图|指标体系|指标|设置)"
    r"(?:与|和|及|、|$|\(|:|。)"
    # 奋斗目标, 预期目标; a verb makes it a measure: 分解目标
    r"|(?!分解|细化|落实|压实|围绕|锚定|紧盯|瞄准|聚焦|完成|实现|突出|锁定|坚持|强化|把握|遵循|统筹|创新|理清|厘清|优化)"
    r"(?:[\u4e00-\u9fff]{2}){1,2}(?:目标|原则|思路)(?:与|和|及|、|$)"
    r"|(?:时间|进度|日程|步骤|阶段|组织|工作|有关|相关)(?:节点|分工|安排)$"
    r"|(?:[\u4e00-\u9fff]{2}){0,2}(?:形势|背景|现状|分析|研判|考虑|构想|愿景|方针|概况|意义|必要性|机遇|挑战)(?:与|和|及|、|$)"
)
# 支持范围和标准, 奖补标准: what stands below may be measures, each with its grant.
OF_GRANTS = re.compile(
    r"(?:支持|奖补|扶持|资助|奖励|补助|补贴|扶助)(?:范围|内容|方向|政策|环节|条件)?[与和及、]?(?:奖补|支持|补助|奖励|扶持|资助)?标准$"
)
# 支持品牌推广, 首制船奖励, 绿色化改造: what is done; not 种植环节, 首次上规企业
DONE = re.compile(
    r"(?:支持|鼓励|推动|推进|促进|加大|加强|强化|加快|引导|培育|扩大|提升|做强|做大|壮大|实施|开展|降低|保障|建设|引进)"
    r"[\u4e00-\u9fff“”、]{3,16}$"
    r"|[\u4e00-\u9fff“”、]{2,12}(?:奖励|奖补|补贴|补助|资助|贴息|攻关|改造|采购|建设|培育|推广|应用|引进|转化|参展|保险)$"
)
# 不予奖励, 支持对象认定, 开展项目验收: how a grant is had, not what is done for it
OF_APPLYING = re.compile("^不|^申[报请领]|(?:认定|对象|验收|评审|评价|审核|审批|公示|兑现|拨付|监督|清算)$")
GRANTED = re.compile("给予|予以|奖励|奖补|补助|补贴|贴息|资助|返还")
# Articles and chapters of a regulation that set out its working, not a measure.
WORKING = re.compile(
    r"目的|依据|职责|分工|受理|审核|监督|追回|追究|绩效|违规|处理|处罚|衔接|时效|资金控制|预算管理|资助方式|上限|类别|定义|术语|解释|附则|总则|法律责任|信用|公示|验收|档案|有效期|不予|责任"
)
# A noun and how it goes (租赁期限, 资助计算): an article on procedure; a verb before it is a measure (简化程序).
PROCEDURE = re.compile(
    r"(?!优化|简化|创新|提高|完善|规范|健全|明确|改进|统一|缩短|延长|放宽|严格|制定|扩大|拓宽|丰富)"
    r"[\u4e00-\u9fff]{2}(?:程序|期限|方式|手续|计算|流程|时限|条件|对象)|手续办理"
)
# What an application or the course of the work goes through: 审核与推荐, 项目结题, 自查摸底阶段.
_STEP = r"(?:申报|审核|推荐|初审|复审|评审|报送|公示|受理|结题|验收|申请|遴选|立项|论证|审定|核查|进展报告)"
COURSE = re.compile(
    r"[\u4e00-\u9fff、]{2,12}阶段(?:\([^()]*\))?|参赛方式|报名时间|方法步骤|活动(?:主题|时间|地点|名称|对象)"
    r"|(?:项目|申报单位|区县|区\(市\)县|县市区?|逐级|按时|汇总|部门|[省市县]级|企业|单位|个人|网上|专家|材料|资格|现场|形式|名单|结果)?"
    rf"{_STEP}(?:[与和及、]?{_STEP})*"
)
SHORT = re.compile(r"(?!同意|原则|删[去除]|将|修改|本|各|[^。]*(?:承担|负责))[\u4e00-\u9fff“”、]{4,16}")
OF_MEASURES = ("任务", "措施", "举措", "抓手")
# 一、县科技局牵头工作(8项): what stands below are tasks, be they whole sentences.
LED_WORK = re.compile(r"(?:牵头|负责|承担|主办|主抓|分管)的?(?:重点|主要)?(?:工作|任务|事项)(?:\(?共?\d*项?\)?)?$")
REQUIREMENTS_OF_WORK = re.compile(
    r"^(?:工作|有关|相关|组织|保障)(?:要求|安排|事项)$|^(?:支持|奖补|扶持|政策|工作|建设|重点)内容$"
)
GENERAL = re.compile(
    r"(?:主要|重点|工作|政策|保障|支持|具体|实施|组织|推进|扶持|总体|配套|服务|行动|建设|目标|任务|措施|内容|和|与|及|、|的|事项|举措|安排|要求|分工|清单|实施|领导|机制|路径|方向|领域|产品|产业链|产业|发展|空间|区域|布局)+"
    r"|(?:主攻|攻关|转型|延链|揭榜|征集|招商|培育|突破|投资|主导|功能|战略|市场|总体)(?:方向|定位)"
    r"|“?[一二两双三四五六七八九十多](?:[核区带轴极心翼圈片点廊园]|组团)”?"  # parts of a layout
)
NORMATIVE = re.compile(
    r"应当|不得|可以|是指|所称|本(?:办法|条例|规定|细则|措施|政策|意见|方案|通知|法)|依法|违反|负责|之日|施行|解释|予以|情形|下列|以下"
)
# How an entry begins that says who gets what: no title.
ENTRY = re.compile(
    r".{0,10}其他(?:工作|相关|有关)*(?:事项|工作|任务|职责)$|"
    r"对(?![接标外口])|每(?:[一个家户亩年]|引进|新增|新建)|在.{2,24}(?:后|已有|工作日内)|给予.{7,}|凡|经.{1,6}的|符合|属于?.{1,10}的|.{4,}的,|具有|具备|取得|获得|已"
)
# How a provision on the notice itself reads: who leads where, from when it holds, who explains it.
PROVISION = re.compile(
    r"本(?:意见|办法|方案|措施|规定|细则|通知|政策|行动计划|计划|规划|条例|实施意见|若干措施)(?:自|由|从|所|的|有效|中|未|涉及)"
    r"|自.{1,14}(?:起|之日)|有效期|(?:施行|实施|执行|生效)(?:时间|日期|期限)|解释权|此前|之前|原.{2,20}(?:废止|停止)|.*(?:牵头|责任|配合|汇总)(?:单位|部门)(?:为|是|要|应|原则)"
    r"|.{2,14}?(?:[厅局委办室府]|部门|单位|地区)(?:要|应当?|须|负责)(?![求点害件])"
    r"|.{0,16}(?:截止|起止|报名|申报|受理)(?:时间|日期)(?:为|是|:|$)"
    r"|.*(?:职责分工|负责解释|起施行|起实施|起执行)$"
)
# Every entry and every provision holds one of these.
_OF_NO_TITLE = re.compile("[其的对每在给凡经符属具取获已本自效行施释前原位门要应须负止报理职头抓办]")
# 补齐冶炼短板,稳住原镁供给: a title of two halves that fills its line; no broken line of a sentence.
TWO_HALVES = re.compile("[^,的]{4,14},(?![对给按每最不并可由其经在至且凡符])[^,的]{4,14}")


def is_no_title(text: str, begin: int, end: int) -> bool:
    """Do the words begin as an entry of a list or a provision on the notice itself does, or end as 省审计厅牵头的工作?

    >>> is_no_title("每引进一户给予奖励", 0, 9), is_no_title("引进龙头", 0, 4)
    (True, False)
    """
    if _OF_NO_TITLE.search(text, begin, end) is None:
        return False
    found = ENTRY.match(text, begin, end) or PROVISION.match(text, begin, end) or LED_WORK.search(text, begin, end)
    return found is not None

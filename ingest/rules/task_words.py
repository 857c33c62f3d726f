"""How headings read that are no measures, and short sentences that are: the words of the family task."""

from __future__ import annotations

import re

# Sections that set out no measures; a heading is one of them as a whole or by its first words.
NO_MEASURES = re.compile(
    r"(?:《[^《》]{2,8}》的?|“十[一二三四五]五”(?:时期)?|出台的?|起草|制定|[总整]体|明确|工作|发展|主要|基本|目标|指导|建设|规划|实施|编制|战略|行动|基础|适用|申报|支持|推荐|认定|评审|遴选|受理|审核|报送|奖补|补助|资助|有关|其他|相关|附|名词|联系|提交|扶持|享受|兑现|兑付|申请|资格|扶助){0,3}"
    r"(?:要求|思想|原则|目标|思路|范围|定位|背景|形势|现状|基础|意义|依据|范围|对象|条件|材料|程序|流程|方式|时间|期限|时限|安排|标准|名额|额度|渠道|事项|步骤|附则|附件|附表|总则|解释|术语|定义|情况|成效|问题|环境|机遇|挑战|必要性|概况|概述|目的|过程|内容|说明|电话|咨询|路线图|指标体系)"
    r"(?:与|和|及|、|$|\(|:|。)"
)
# Articles and chapters of a regulation that set out its working, not a measure.
WORKING = re.compile(
    r"目的|依据|职责|分工|受理|审核|监督|追回|追究|绩效|违规|处理|处罚|衔接|时效|资金控制|预算管理|资助方式|上限|类别|定义|术语|解释|附则|总则|法律责任|信用|公示|验收|档案|有效期|不予|责任"
)
# A noun and how it goes (租赁期限, 资助计算): an article on procedure; a verb before it is a measure (简化程序).
PROCEDURE = re.compile(
    r"(?!优化|简化|创新|提高|完善|规范|健全|明确|改进|统一|缩短|延长|放宽|严格|制定|扩大|拓宽|丰富)"
    r"[\u4e00-\u9fff]{2}(?:程序|期限|方式|手续|计算|流程|时限|条件|对象)|手续办理"
)
SHORT = re.compile(r"(?!同意|原则|删[去除]|将|修改|本|各|[^。]*(?:承担|负责))[\u4e00-\u9fff“”、]{4,16}")
OF_MEASURES = re.compile("(?:任务|措施|举措|抓手)$")
REQUIREMENTS_OF_WORK = re.compile(
    r"^(?:工作|有关|相关|组织|保障)(?:要求|安排|事项)$|^(?:支持|奖补|扶持|政策|工作|建设|重点)内容$"
)
GENERAL = re.compile(
    r"(?:主要|重点|工作|政策|保障|支持|具体|实施|组织|推进|扶持|总体|配套|服务|行动|建设|目标|任务|措施|内容|和|与|及|、|的|事项|举措|安排|要求|分工|清单|实施|领导|机制|路径|方向|领域|产品|产业链|产业|发展|空间|区域|布局)+"
)
NORMATIVE = re.compile(
    r"应当|不得|可以|是指|所称|本(?:办法|条例|规定|细则|措施|政策|意见|方案|通知|法)|依法|违反|负责|之日|施行|解释|予以|情形|下列|以下"
)
# How an entry begins that says who gets what: no title.
ENTRY = re.compile(
    r".{0,10}其他(?:工作|相关|有关)*(?:事项|工作|任务|职责)$|"
    r"对(?![接标外口])|每[一个家]|凡|经.{1,6}的|符合|属于?.{1,10}的|.{4,}的,|具有|具备|取得|获得|已"
)
# How a provision on the notice itself reads: who leads where, from when it holds, who explains it.
PROVISION = re.compile(
    r"本(?:意见|办法|方案|措施|规定|细则|通知|政策|行动计划|计划|规划|条例|实施意见|若干措施)(?:自|由|从|所|的|有效|中|未|涉及)"
    r"|自.{1,14}(?:起|之日)|有效期|(?:施行|实施|执行|生效)(?:时间|日期|期限)|解释权|此前|之前|原.{2,20}(?:废止|停止)|.*(?:牵头|责任|配合|汇总)(?:单位|部门)(?:为|是|要|应|原则)"
    r"|.{2,14}?(?:[厅局委办室府]|部门|单位|地区)(?:要|应当?|须|负责)(?![求点害件])"
    r"|.*(?:职责分工|负责解释|起施行|起实施|起执行)$"
)

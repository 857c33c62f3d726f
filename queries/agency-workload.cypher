// title.zh: 各部门承担的任务数
// title.en: How many tasks each agency leads and supports
// answers: One row for each agency: number of tasks it leads, supports, is responsible for or shares, most leads first; drafts counts the tasks that stand in drafts.
// evidence: tasks-of-agency -p agency={agency}
// columns: agency lead support responsible shared tasks drafts

MATCH (a:Agency)<-[:OF_AGENCY]-(r:Role)-[:FOR_TASK]->(t:Task)
WITH a.name AS agency, r.role AS role, r.standing AS standing, t
RETURN agency,
       count(DISTINCT CASE WHEN role = 'lead' THEN t END) AS lead,
       count(DISTINCT CASE WHEN role = 'support' THEN t END) AS support,
       count(DISTINCT CASE WHEN role = 'responsible' THEN t END) AS responsible,
       count(DISTINCT CASE WHEN role = 'shared' THEN t END) AS shared,
       count(DISTINCT t) AS tasks,
       count(DISTINCT t) - count(DISTINCT CASE WHEN standing <> 'draft' THEN t END) AS drafts
ORDER BY lead DESC, support DESC, tasks DESC, agency

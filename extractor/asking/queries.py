"""Questions in SQL, for the browser: name and words go in, rows come out; `serving.py` shows them.

Only columns that every version of the store has are asked for. `match_query` is a function of ours.
"""

from __future__ import annotations

QUERIES: dict[str, dict[str, str]] = {
    "who": {
        "title": "Who is named, the most often first",
        "sql": """
            select coalesce(links.canonical, entities.entity) as entity,
              json_extract(entities.record, '$.name') as name, entities.type as type,
              count(*) as articles,
              sum(json_array_length(entities.record, '$.mentions')) as mentions
            from entities left join links on links.entity = entities.entity
            where :name = '' or json_extract(entities.record, '$.name') like '%' || :name || '%'
              or exists (select 1 from json_each(entities.record, '$.aliases') as alias
                where alias.value like '%' || :name || '%')
            group by 1 order by mentions desc, entity limit 200
        """,
    },
    "when": {
        "title": "What happened when; from and to are days, months or years",
        "sql": """
            select json_extract(events.record, '$.when.edtf') as date,
              json_extract(events.record, '$.name') as event, status,
              json_extract(events.record, '$.evidence[0].quote') as sentence,
              json_extract(articles.record, '$.title') as article,
              events.id as id
            from events join articles on articles.id = events.article
            where events.status in ('asserted', 'planned')
              and coalesce(events.start, events.end) is not null
              and (:from = '' or coalesce(events.end, '9999') >= :from)
              and (:to = '' or substr(coalesce(events.start, '0000'), 1, length(:to)) <= :to)
            order by coalesce(events.start, events.end), events.id limit 500
        """,
    },
    "links": {
        "title": "Who is tied to one name",
        "sql": """
            with wanted as (select distinct coalesce(links.canonical, names.entity) as id
              from names left join links on links.entity = names.entity
              where names.name = :name collate nocase),
            ids as (select id from wanted
              union select links.entity from links join wanted on links.canonical = wanted.id)
            select relations.source as source, relations.type as relation,
              relations.target as target, status,
              json_extract(relations.record, '$.when.edtf') as date,
              json_extract(relations.record, '$.evidence[0].quote') as sentence,
              json_extract(articles.record, '$.title') as article,
              relations.id as id
            from relations join articles on articles.id = relations.article
            where relations.status in ('asserted', 'planned')
              and (relations.source in ids or relations.target in ids)
            order by relation, relations.id limit 500
        """,
    },
    "search": {
        "title": 'Sentences that hold all of some words; "several of them" in quotation marks',
        "sql": """
            select sentences.quote as sentence,
              json_extract(articles.record, '$.title') as article,
              sentences.paragraph + 1 as paragraph,
              sentences.article as id
            from sentence_words join sentences on sentences.id = sentence_words.rowid
              join articles on articles.id = sentences.article
            where sentence_words match match_query(:words)
            order by sentence_words.rank limit 100
        """,
    },
}
"""Questions that the browser shows as forms, each also as JSON (`/STORE/who.json?name=`)."""

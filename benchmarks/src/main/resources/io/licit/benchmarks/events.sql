-- One event of everybody, the :round-th of ten.
INSERT INTO events
SELECT 100000000 + person,
    CAST(anchor() AS TIMESTAMP) - to_seconds(CAST(63072000 * (1 - (:round + i / :persons) / 10)
        + 17280000 * pow(u(e, 'late'), 3) AS BIGINT)),
    kind,
    CASE WHEN kind IN ('order', 'return') THEN CAST(3 + 300 * pow(u(e, 'amount'), 3) AS DECIMAL(9, 2)) END,
    pick(['garden', 'kitchen', 'bath', 'lighting', 'textiles', 'toys', 'office', 'sport', 'books', 'food', 'tools', 'pets'],
        u(e, 'category')),
    pick(['web', 'app', 'shop', 'phone'], pow(u(e, 'channel'), 1.5))
FROM (
    SELECT i, e, person, pick(['order', 'order', 'order', 'visit', 'visit', 'visit', 'visit', 'open', 'open', 'return'],
        u(e, 'kind')) AS kind
    FROM (SELECT i, :round * CAST(:persons AS BIGINT) + i AS e,
        CAST((i * 15485863::BIGINT + :round * 7919) % :persons AS INTEGER) AS person FROM number));

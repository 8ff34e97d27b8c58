--   weight: share of persons, in ten thousandths
--   since:  days before the anchor; nothing is a restriction from ever
--   until:  days after the anchor, negative for one that is over; nothing is for ever
CREATE TABLE restriction AS SELECT * FROM (VALUES
    ('do-not-call', 60, 400, NULL),
    ('do-not-call', 10, 900, -30),
    ('do-not-call',  5, NULL, NULL),
    ('erasure',     18, 40, NULL),
    ('restriction', 12, 60, 90),
    ('restriction',  8, 500, -200),
    ('restriction',  4, 20, NULL),
    ('deceased',    15, 300, NULL),
    ('deceased',     3, NULL, NULL),
    ('legal-hold',   6, 200, NULL),
    ('legal-hold',   3, 700, 400),
    ('blocked',      4, 100, NULL),
    (NULL,           1, 100, NULL),
    ('erasure',      2, -15, NULL)
) v(kind, weight, since, until);

CREATE TABLE restriction_slot AS
SELECT row_number() OVER (ORDER BY restriction.rowid, n) - 1 AS slot, restriction.* EXCLUDE (weight)
FROM restriction, generate_series(1, 100) s(n)
WHERE n <= weight;

COPY (
SELECT customer_id, kind, days_ago(since + drift) AS at, days_ago(drift - until) AS until
FROM (
    SELECT i, customer_id, 8 * u(i, 'restriction time') AS drift, floor(u(i, 'restriction') * 10000)::BIGINT AS slot FROM person
) JOIN restriction_slot USING (slot)
ORDER BY i
) TO ':file' (FORMAT parquet, COMPRESSION zstd);

-- The prepared state of the baselines: one row a person, texts as ENUM, traits computed, age known; and the newest word of
-- everybody on every use.
CREATE TABLE traits AS
SELECT customer_id,
:traits
FROM events GROUP BY customer_id;

CREATE TABLE prepared AS
SELECT customers.* EXCLUDE (birth_date, email, phone, push_token, street) REPLACE (
:enums
    ),
    CAST(datesub('year', birth_date, DATE '2026-11-24') AS UTINYINT) AS age,
    traits.* EXCLUDE (customer_id)
FROM customers LEFT JOIN traits USING (customer_id);

CREATE TABLE consent_current AS
SELECT customer_id, purpose, channel, arg_max(status, made_at) AS status, arg_max(coalesce(expires_at, TIMESTAMP '9999-01-01'), made_at) AS expires_at
FROM consents GROUP BY ALL ORDER BY customer_id;

-- One row a place and use: how consent works there, from which age, how long after the last activity.
CREATE TABLE rules AS
SELECT place, purpose, channel,
    CASE WHEN place LIKE 'US%' OR place IN ('IN', 'SG', 'MX') THEN 'opt-out' ELSE 'opt-in' END AS mode,
    CASE WHEN place LIKE 'US%' THEN 13 WHEN place = 'KR' THEN 14 ELSE 16 END AS minimum_age,
    INTERVAL 3 YEAR AS keep
FROM (SELECT DISTINCT coalesce(region, country) AS place FROM customers WHERE country IS NOT NULL),
    (SELECT DISTINCT purpose, channel FROM consents);

CHECKPOINT;

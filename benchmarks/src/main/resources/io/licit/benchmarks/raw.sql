-- What persons are and did, as an engineer finds it. Synthetic: each number is a hash of the person's number and a salt, so
-- that a size has one outcome. :persons is the number of persons.
CREATE MACRO anchor() AS DATE '2026-11-24';
-- Evenly spread over [0,1). Hashed twice: one hash of two values is the exclusive or of theirs, which ties salts together.
CREATE MACRO u(i, salt) AS (hash(hash(i, salt)) >> 11)::DOUBLE / 9007199254740992::DOUBLE;
CREATE MACRO pick(options, share) AS options[1 + floor(share * len(options))::INTEGER];
CREATE MACRO below(n, share) AS floor(n * share)::INTEGER;

CREATE TABLE number AS SELECT CAST(i AS INTEGER) AS i FROM range(:persons) t(i);

CREATE TABLE customers AS
SELECT
    100000000 + i AS customer_id,
    CASE WHEN u(i, 'nowhere') >= 0.01 THEN left(place, 2) END AS country,
    CASE WHEN len(place) > 2 THEN place END AS region,
    CASE WHEN u(i, 'unborn') >= 0.02 THEN anchor() - (5844 + below(27000, u(i, 'born'))) END AS birth_date,
    pick(['en', 'de', 'fr', 'it', 'es', 'nl', 'pl', 'sv', 'pt', 'ja', 'ko', 'zh'], pow(u(i, 'language'), 1.5)) AS language,
    CASE WHEN u(i, 'sexless') >= 0.03 THEN pick(['female', 'male'], u(i, 'sex')) END AS sex,
    pick(['free', 'basic', 'plus', 'family', 'business'], pow(u(i, 'plan'), 1.4)) AS plan,
    CASE WHEN u(i, 'member') >= 0.2 THEN pick(['bronze', 'silver', 'gold', 'platinum'], pow(u(i, 'tier'), 2)) END AS tier,
    pick(['phone', 'desktop', 'tablet', 'television'], pow(u(i, 'device'), 1.6)) AS device,
    pick(['search', 'friend', 'shop', 'advert', 'partner', 'fair', 'catalogue', 'unknown'], u(i, 'source')) AS acquisition,
    'industry-' || lpad(CAST(below(20, u(i, 'industry')) AS VARCHAR), 2, '0') AS industry,
    CASE WHEN u(i, 'storeless') >= 0.1 THEN 'store-' || lpad(CAST(below(50, pow(u(i, 'store'), 1.3)) AS VARCHAR), 2, '0') END AS store,
    'job-' || lpad(CAST(below(15, u(i, 'job')) AS VARCHAR), 2, '0') AS occupation,
    pick(['village', 'town', 'small city', 'city', 'large city', 'capital'], u(i, 'size')) AS city_size,
    CAST(5000 * pow(u(i, 'value'), 3) AS DECIMAL(10, 2)) AS lifetime_value,
    CAST(400 * u(i, 'balance') - 100 AS DECIMAL(10, 2)) AS balance,
    CAST(below(180, u(i, 'tenure')) AS UTINYINT) AS tenure_months,
    CAST(1 + below(6, pow(u(i, 'household'), 1.5)) AS UTINYINT) AS household,
    CAST(1 + below(10, u(i, 'income')) AS UTINYINT) AS income_band,
    CAST(below(101, u(i, 'a')) AS UTINYINT) AS score_a,
    CAST(below(101, pow(u(i, 'b'), 2)) AS UTINYINT) AS score_b,
    CASE WHEN u(i, 'no c') >= 0.1 THEN CAST(below(101, u(i, 'c')) AS UTINYINT) END AS score_c,
    CAST(below(101, sqrt(u(i, 'd'))) AS UTINYINT) AS score_d,
    CAST(below(1001, u(i, 'e')) AS USMALLINT) AS score_e,
    CAST(below(1001, pow(u(i, 'f'), 3)) AS USMALLINT) AS score_f,
    CAST(below(53, pow(u(i, 'opens'), 2)) AS UTINYINT) AS opens,
    CAST(below(53, pow(u(i, 'clicks'), 4)) AS UTINYINT) AS clicks,
    CAST(below(400, pow(u(i, 'sessions'), 3)) AS USMALLINT) AS sessions,
    CASE WHEN u(i, 'unasked') >= 0.3 THEN CAST(below(11, sqrt(u(i, 'nps'))) AS UTINYINT) END AS nps,
    anchor() - (20 + below(3000, u(i, 'joined'))) AS signed_up,
    CASE WHEN u(i, 'inactive') >= 0.02 THEN
        CAST(anchor() AS TIMESTAMP) - to_seconds(below(172800000, pow(u(i, 'active'), 3))) END AS last_active_at,
    CASE WHEN u(i, 'never in') >= 0.1 THEN anchor() - below(1000, pow(u(i, 'login'), 2)) END AS last_login,
    CASE WHEN u(i, 'free') >= 0.4 THEN anchor() - 300 + below(900, u(i, 'ends')) END AS contract_end,
    u(i, 'vip') < 0.05 AS vip,
    u(i, 'staff') < 0.003 AS staff,
    u(i, 'app') < 0.45 AS app_user,
    u(i, 'trial') < 0.12 AS trial,
    CASE WHEN u(i, 'mail') >= 0.05 THEN 'p' || i || '@example.org' END AS email,
    CASE WHEN u(i, 'phone') >= 0.3 THEN '+999' || (100000000 + i) END AS phone,
    CASE WHEN u(i, 'push') >= 0.6 THEN 't' || i END AS push_token,
    CASE WHEN u(i, 'street') >= 0.1 THEN 'Street ' || i % 9973 END AS street
FROM (
    SELECT i, pick([
        'DE', 'DE', 'DE', 'DE', 'DE', 'DE', 'FR', 'FR', 'FR', 'FR', 'IT', 'IT', 'IT', 'ES', 'ES', 'ES', 'NL', 'NL', 'PL', 'PL',
        'AT', 'BE', 'SE', 'DK', 'IE', 'FI', 'PT', 'CZ', 'NO', 'GB', 'GB', 'GB', 'GB', 'CH', 'US-CA', 'US-CA', 'US-NY', 'US-TX',
        'US-FL', 'US-WA', 'US-IL', 'US-VA', 'US-CO', 'US-CT', 'US-MD', 'US-NJ', 'US-OR', 'US-OH', 'CA-ON', 'CA-QC', 'BR', 'BR',
        'CN', 'JP', 'KR', 'IN', 'AU', 'ZA', 'SG', 'MX', 'TR', 'SA', 'AE', 'AR'], u(i, 'place')) AS place
    FROM number);

-- Ten events each, near the order of their times, as a log has them; persons follow each other without order.
CREATE TABLE events (
    customer_id INTEGER, made_at TIMESTAMP, kind VARCHAR, amount DECIMAL(9, 2), category VARCHAR, channel VARCHAR);

CREATE TABLE consents (
    customer_id INTEGER, purpose VARCHAR, channel VARCHAR, status VARCHAR, made_at TIMESTAMP, expires_at TIMESTAMP, method VARCHAR,
    explicit BOOLEAN);

CREATE TABLE restrictions AS
SELECT 100000000 + i AS customer_id,
    pick(['erasure', 'restriction', 'deceased', 'do-not-call', 'do-not-call', 'legal-hold'], u(i, 'kind')) AS kind,
    CAST(anchor() - below(500, u(i, 'restricted at')) AS TIMESTAMP) AS made_at,
    CASE WHEN u(i, 'ends') < 0.2 THEN CAST(anchor() - 100 + below(400, u(i, 'until')) AS TIMESTAMP) END AS until
FROM number WHERE u(i, 'restricted') < 0.015;

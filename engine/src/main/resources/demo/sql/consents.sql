-- Each person has one history; a history is the rows of the ledger that share its name.
--   weight: share of persons, in thousandths; stated on a history's first row
--   since:  when, from 0 (joined) to 1 (the anchor's day); above 1 lies ahead, nothing is a row without a time
--   keep:   days until it expires; nothing is no expiry
CREATE TABLE history AS SELECT * FROM (VALUES
    -- subscribers
    ('newsletter',           120, 'direct-marketing', 'email', 'granted', 0.10, 'web-form', true, NULL, '2024-03'),
    ('newsletter',          NULL, 'analytics', 'none', 'granted', 0.10, 'web-form', true, NULL, '2024-03'),
    ('newsletter',          NULL, 'service', 'email', 'informed', 0.10, 'purchase', NULL, NULL, '2024-03'),
    ('newsletter-plain',      50, 'direct-marketing', 'email', 'granted', 0.25, 'web-form', NULL, NULL, '2022-05'),
    ('newsletter-plain',    NULL, 'service', 'email', 'informed', 0.10, 'purchase', NULL, NULL, '2022-05'),
    ('newsletter-plain',    NULL, 'analytics', 'trackers', 'granted', 0.60, 'web-form', NULL, 390, 'tcf-2.2'),
    ('every-channel',         80, 'direct-marketing', 'email', 'granted', 0.15, 'web-form', true, NULL, '2024-03'),
    ('every-channel',       NULL, 'direct-marketing', 'sms', 'granted', 0.15, 'web-form', true, NULL, '2024-03'),
    ('every-channel',       NULL, 'direct-marketing', 'post', 'granted', 0.15, 'web-form', true, NULL, '2024-03'),
    ('every-channel',       NULL, 'profiling', 'none, email', 'granted', 0.15, 'web-form', true, NULL, '2024-03'),
    ('every-channel',       NULL, 'loyalty', 'email, push', 'granted', 0.20, 'web-form', true, NULL, '2024-03'),
    ('wellness',              35, 'direct-marketing', 'email', 'granted', 0.40, 'web-form', true, NULL, '2025-01-wellness'),
    ('wellness',            NULL, 'direct-marketing,profiling', 'email;none', 'granted', 0.41, 'e-signature', true, 730, '2025-01-wellness'),
    ('paper',                 25, 'direct-marketing, profiling', 'email, sms; post', 'granted', 0.30, 'paper', true, NULL, '2021-02'),
    ('paper',               NULL, 'loyalty', 'post', 'granted', 0.30, 'paper', true, NULL, '2021-02'),
    ('paper',               NULL, 'service', 'post', 'informed', 0.30, 'purchase', NULL, NULL, '2021-02'),
    -- customers who were told, and did not refuse
    ('buyer',                100, 'direct-marketing', 'email', 'informed', 0.70, 'purchase', false, NULL, '2024-03'),
    ('buyer',               NULL, 'direct-marketing', 'sms', 'informed', 0.70, 'purchase', false, NULL, '2024-03'),
    ('buyer',               NULL, 'direct-marketing', 'email', 'informed', 0.95, 'purchase', false, NULL, '2024-03'),
    ('buyer',               NULL, 'service', 'email, sms', 'informed', 0.70, 'purchase', false, NULL, '2024-03'),
    ('asked',                 25, 'direct-marketing', 'email', 'informed', 0.60, 'inquiry', false, NULL, '2024-03'),
    ('asked',               NULL, 'service', 'email', 'informed', 0.60, 'inquiry', false, NULL, '2024-03'),
    ('asked-and-refused',     15, 'direct-marketing', 'email', 'informed', 0.50, 'inquiry', false, 365, '2024-03'),
    ('asked-and-refused',   NULL, 'direct-marketing', 'email', 'objected', 0.65, 'web-form', NULL, NULL, NULL),
    -- loyalty and application
    ('member',                60, 'loyalty', 'push, email, in-app', 'granted', 0.20, 'web-form', true, NULL, '2023-09'),
    ('member',              NULL, 'direct-marketing', 'push', 'granted', 0.20, 'web-form', true, NULL, '2023-09'),
    ('member',              NULL, 'direct-marketing', 'email', 'informed', 0.20, 'purchase', false, NULL, '2023-09'),
    ('member',              NULL, 'price-personalisation', 'in-app', 'granted', 0.55, 'web-form', true, 1095, '2025-06'),
    -- advertising
    ('banner',                60, 'targeted-advertising', 'web-ads, trackers', 'granted', 0.80, 'web-form', true, 390, 'tcf-2.2'),
    ('banner',              NULL, 'analytics', 'trackers', 'granted', 0.80, 'web-form', true, 390, 'tcf-2.2'),
    ('banner',              NULL, 'sale-share', 'trackers', 'granted', 0.80, 'web-form', false, 390, 'tcf-2.2'),
    ('banner-and-mail',       30, 'targeted-advertising', 'web-ads', 'granted', 0.60, 'web-form', true, NULL, 'tcf-2.2'),
    ('banner-and-mail',     NULL, 'direct-marketing', 'email', 'granted', 0.60, 'web-form', true, NULL, '2024-03'),
    ('banner-and-mail',     NULL, 'sale-share', 'none', 'granted', 0.60, 'web-form', true, NULL, '2024-03'),
    ('signal',                45, 'sale-share', 'all', 'objected', 0.75, 'gpc', NULL, NULL, NULL),
    ('signal',              NULL, 'targeted-advertising', 'web-ads, trackers', 'objected', 0.75, 'gpc', NULL, NULL, NULL),
    ('signal',              NULL, 'direct-marketing', 'email', 'granted', 0.30, 'web-form', true, NULL, '2024-03'),
    -- refusals
    ('left',                  40, 'direct-marketing', 'email', 'granted', 0.10, 'web-form', true, NULL, '2022-05'),
    ('left',                NULL, 'direct-marketing', 'email', 'withdrawn', 0.60, 'web-form', NULL, NULL, NULL),
    ('left',                NULL, 'analytics', 'none', 'granted', 0.10, 'web-form', true, NULL, '2022-05'),
    ('left',                NULL, 'service', 'email', 'informed', 0.10, 'purchase', NULL, NULL, '2022-05'),
    ('left-everything',       15, 'direct-marketing', 'email, sms, post', 'granted', 0.10, 'web-form', true, NULL, '2022-05'),
    ('left-everything',     NULL, 'all', 'all', 'withdrawn', 0.70, 'web-form', NULL, NULL, NULL),
    ('objector',              35, 'all', 'all', 'objected', 0.50, 'web-form', NULL, NULL, NULL),
    ('objector',            NULL, 'service', 'email', 'informed', 0.10, 'purchase', NULL, NULL, '2022-05'),
    ('objector-marketing',    25, 'direct-marketing', 'all', 'objected', 0.50, 'phone', NULL, NULL, NULL),
    ('objector-marketing',  NULL, 'profiling', 'all', 'objected', 0.50, 'phone', NULL, NULL, NULL),
    ('came-back',             20, 'direct-marketing', 'all', 'objected', 0.30, 'web-form', NULL, NULL, NULL),
    ('came-back',           NULL, 'direct-marketing', 'email', 'granted', 0.80, 'web-form', true, NULL, '2024-03'),
    ('wavering',              12, 'direct-marketing', 'email', 'granted', 0.10, 'web-form', true, NULL, '2021-02'),
    ('wavering',            NULL, 'direct-marketing', 'email', 'withdrawn', 0.30, 'web-form', NULL, NULL, NULL),
    ('wavering',            NULL, 'direct-marketing', 'email', 'granted', 0.50, 'web-form', true, NULL, '2022-05'),
    ('wavering',            NULL, 'direct-marketing', 'email', 'withdrawn', 0.60, 'web-form', NULL, NULL, NULL),
    ('wavering',            NULL, 'direct-marketing', 'email', 'granted', 0.90, 'web-form', true, NULL, '2024-03'),
    ('phone',                 15, 'direct-marketing', 'phone-live', 'granted', 0.40, 'phone', true, NULL, '2023-09'),
    ('phone',               NULL, 'direct-marketing', 'phone-automated', 'withdrawn', 0.60, 'phone', NULL, NULL, NULL),
    ('phone',               NULL, 'direct-marketing', 'email', 'informed', 0.20, 'purchase', false, NULL, '2023-09'),
    ('no-prices',             10, 'price-personalisation', 'all', 'objected', 0.40, 'web-form', NULL, NULL, NULL),
    ('no-prices',           NULL, 'automated-decision', 'all', 'objected', 0.40, 'web-form', NULL, NULL, NULL),
    ('no-prices',           NULL, 'direct-marketing', 'email, post', 'granted', 0.20, 'web-form', true, NULL, '2024-03'),
    -- grants that do not count, or not for ever
    ('expired',               25, 'direct-marketing', 'email, post', 'granted', 0.05, 'web-form', true, 20, '2021-02'),
    ('ahead',                  5, 'direct-marketing', 'email', 'granted', 1.02, 'web-form', true, NULL, '2026-12'),
    ('refusal-ahead',          3, 'direct-marketing', 'email', 'granted', 0.40, 'web-form', true, NULL, '2024-03'),
    ('refusal-ahead',       NULL, 'direct-marketing', 'email', 'withdrawn', 1.03, 'web-form', NULL, NULL, NULL),
    ('all-or-nothing',        12, 'all', 'all', 'granted', 0.50, 'web-form', true, NULL, '2021-02'),
    ('all-channels',           6, 'direct-marketing', 'all', 'granted', 0.50, 'web-form', NULL, NULL, '2021-02'),
    ('no-method',             15, 'direct-marketing', 'email', 'granted', 0.50, NULL, NULL, NULL, NULL),
    ('no-time',                6, 'direct-marketing', 'email', 'granted', NULL, 'web-form', true, NULL, '2021-02'),
    ('refusal-no-time',        5, 'direct-marketing', 'email', 'granted', 0.50, 'web-form', true, NULL, '2024-03'),
    ('refusal-no-time',     NULL, 'direct-marketing', 'all', 'objected', NULL, 'phone', NULL, NULL, NULL),
    ('same-instant',           8, 'direct-marketing', 'email', 'granted', 0.50, 'web-form', true, NULL, '2024-03'),
    ('same-instant',        NULL, 'direct-marketing', 'email', 'withdrawn', 0.50, 'web-form', NULL, NULL, NULL),
    -- words from another system
    ('other-words',            5, 'newsletter', 'e-mail', 'granted', 0.50, 'import', true, NULL, NULL),
    ('other-status',           4, 'direct-marketing', 'email', 'subscribed', 0.50, 'import', NULL, NULL, NULL),
    ('other-refusal',          4, 'direct-marketing', 'email', 'granted', 0.30, 'web-form', true, NULL, '2024-03'),
    ('other-refusal',       NULL, 'marketing', 'e-mail', 'withdrawn', 0.60, 'import', NULL, NULL, NULL),
    ('blank',                  3, NULL, '', 'granted', 0.50, 'import', NULL, NULL, NULL)
) v(history, weight, purpose, channel, status, since, method, explicit, keep, notice);

-- Whom none of these falls to has no row at all.
CREATE TABLE history_slot AS
SELECT row_number() OVER (ORDER BY history.rowid, n) - 1 AS history_slot, history
FROM history, generate_series(1, 1000) s(n)
WHERE n <= weight;

-- Of minors, some have a parent's consent and the others what everybody has.
CREATE TABLE parental AS SELECT * FROM (VALUES
    ('parent', 'direct-marketing', 'email', 'granted', 0.20, 'parental', true, NULL::INTEGER, '2025-minors'),
    ('parent', 'loyalty', 'push, email', 'granted', 0.20, 'parental', true, NULL, '2025-minors'),
    ('parent', 'targeted-advertising', 'web-ads', 'withdrawn', 0.60, 'parental', NULL, NULL, NULL)
) v(history, purpose, channel, status, since, method, explicit, keep, notice);

COPY (
WITH told AS (
    SELECT
        i, customer_id, joined_days,
        0.04 * u(i, 'consent time') AS drift,
        floor(u(i, 'history') * 1000)::BIGINT AS history_slot,
        years < 18 AND u(i, 'parent') < 0.45 AS by_parent
    FROM person
),
ledger AS (
    SELECT told.*, history.* EXCLUDE (history, weight)
    FROM told JOIN history_slot USING (history_slot) JOIN history USING (history)
    WHERE NOT by_parent
    UNION ALL
    SELECT told.*, parental.* EXCLUDE (history) FROM told, parental WHERE by_parent
)
SELECT
    customer_id,
    purpose,
    channel,
    status,
    days_ago(joined_days * (1 - since - CASE WHEN since <= 0.9 THEN drift ELSE 0 END)
        - CASE WHEN since > 1 THEN 20 ELSE 0 END) AS at,
    days_ago(joined_days * (1 - since - drift) - keep) AS expires_at,
    method,
    explicit,
    notice
FROM ledger
) TO ':file' (FORMAT parquet, COMPRESSION zstd);

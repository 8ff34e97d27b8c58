-- One row of everybody's history, the :round-th of three: marketing, another purpose, and a later word on marketing.
INSERT INTO consents
SELECT 100000000 + person,
    CASE WHEN :round = 1 THEN pick(['loyalty', 'service', 'analytics', 'targeted-advertising', 'profiling',
        'price-personalisation'], u(e, 'purpose')) ELSE 'direct-marketing' END,
    CASE WHEN :round = 1 THEN pick(['all', 'email', 'push', 'web-ads', 'in-app', 'none'], u(e, 'channel'))
        ELSE pick(['email', 'email', 'email', 'sms', 'post', 'push', 'phone-live', 'all'], u(e, 'channel')) END,
    CASE WHEN :round < 2 THEN pick(['granted', 'granted', 'granted', 'granted', 'granted', 'granted', 'granted', 'informed',
        'withdrawn', 'objected'], u(e, 'status'))
        ELSE pick(['granted', 'granted', 'granted', 'withdrawn', 'objected'], u(e, 'status')) END,
    CAST(anchor() AS TIMESTAMP) - to_seconds(CAST(86400 * (CASE WHEN :round < 2 THEN 200 ELSE 1 END
        + 600 * u(e, 'since') * CASE WHEN :round < 2 THEN 1 ELSE 0.3 END) AS BIGINT)),
    CASE WHEN u(e, 'expires') < 0.15 THEN CAST(anchor() AS TIMESTAMP) + to_seconds(CAST(86400 * (900 * u(e, 'until') - 200)
        AS BIGINT)) END,
    pick(['web-form', 'web-form', 'paper', 'purchase'], u(e, 'method')),
    u(e, 'explicit') < 0.7
FROM (SELECT CAST((i * 32452843::BIGINT + :round * 104729) % :persons AS INTEGER) AS person,
    (:round + 100) * CAST(:persons AS BIGINT) + i AS e FROM number);

COPY (
SELECT
    customer_id || '-' || n AS order_id,
    customer_id,
    days_ago(active_days + (joined_days - active_days) * CASE WHEN n = 1 THEN 0 ELSE u(i * 512 + n, 'placed') END) AS placed_at,
    round(spend * (0.3 + 1.4 * u(i * 512 + n, 'amount')), 2)::DECIMAL(10, 2) AS amount,
    currency,
    pick(['homeware', 'homeware', 'homeware', 'textiles', 'textiles', 'kitchen', 'kitchen', 'garden', 'lighting', 'kids',
        'wellness'], u(i * 512 + n, 'category')) AS category,
    pick(['web', 'web', 'web', 'app', 'app', 'store'], u(i * 512 + n, 'channel')) AS channel,
    CASE WHEN u(i * 512 + n, 'discounted') < 0.24 THEN pick([0.05, 0.1, 0.1, 0.2, 0.3], u(i * 512 + n, 'discount'))
         ELSE 0 END::DECIMAL(3, 2) AS discount
FROM (
    SELECT i, customer_id, slot, joined_days, active_days, spend, unnest(range(1, orders + 1)) AS n FROM person
) JOIN place_slot USING (slot)
) TO ':file' (FORMAT parquet, COMPRESSION zstd);

COPY (
SELECT
    customer_id,
    days_ago(active_days + least(500, joined_days - active_days) * u(i * 512 + n, 'ticket')) AS opened_at,
    pick(['delivery', 'delivery', 'return', 'return', 'payment', 'product', 'account', 'complaint'],
        u(i * 512 + n, 'topic')) AS topic,
    CASE WHEN u(i * 512 + n, 'rated') < 0.7 THEN 1 + floor(5 * u(i * 512 + n, 'satisfaction'))::INTEGER END AS satisfaction
FROM (
    SELECT i, customer_id, joined_days, active_days,
        unnest(range(1, CASE WHEN u(i, 'tickets') < 0.32 THEN 2 + (u(i, 'tickets') * 3.4)::INTEGER ELSE 1 END)) AS n
    FROM person
)
) TO ':file' (FORMAT parquet, COMPRESSION zstd);

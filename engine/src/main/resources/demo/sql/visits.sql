COPY (
SELECT
    customer_id,
    days_ago(active_days + least(400, joined_days - active_days) * u(i * 512 + n, 'visit')) AS at,
    pick(['home', 'sale', 'textiles', 'kitchen', 'garden', 'lighting', 'nursery', 'wellness', 'checkout', 'help'],
        u(i * 512 + n, 'page')) AS page_group,
    pick(['phone', 'phone', 'phone', 'desktop', 'desktop', 'tablet'], u(i * 512 + n, 'device')) AS device
FROM (
    SELECT i, customer_id, joined_days, active_days, unnest(range(1, floor(9 * u(i, 'visits'))::INTEGER + 1)) AS n FROM person
)
) TO ':file' (FORMAT parquet, COMPRESSION zstd);

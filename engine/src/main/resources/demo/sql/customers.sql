-- Broken on purpose: countries that are missing, written otherwise, or not a country; births that are missing, in the
-- future or a form's default; contact points that are blank; persons whose retention has passed.
CREATE MACRO letter(n) AS chr(65 + (n % 26)::INTEGER);

-- The first two digits, or the first letter, are the area's.
CREATE MACRO postcode(form, area, digits, n) AS CASE form
    WHEN 'dddd' THEN substr(digits, 1, 4)
    WHEN 'ddddd' THEN substr(digits, 1, 5)
    WHEN 'dddddd' THEN substr(digits, 1, 6)
    WHEN 'dd-ddd' THEN substr(digits, 1, 2) || '-' || substr(digits, 3, 3)
    WHEN 'ddd dd' THEN substr(digits, 1, 3) || ' ' || substr(digits, 4, 2)
    WHEN 'ddd-dddd' THEN substr(digits, 1, 3) || '-' || substr(digits, 4, 4)
    WHEN 'dddd-ddd' THEN substr(digits, 1, 4) || '-' || substr(digits, 5, 3)
    WHEN 'ddddd-ddd' THEN substr(digits, 1, 5) || '-' || substr(digits, 6, 3)
    WHEN 'dddd AA' THEN substr(digits, 1, 4) || ' ' || letter(n) || letter(n // 26)
    WHEN 'Add AAdd' THEN letter(area) || substr(digits, 1, 2) || ' ' || letter(n) || letter(n // 26) || substr(digits, 3, 2)
    WHEN 'AAd dAA' THEN letter(area) || letter(area * 7) || substr(digits, 3, 1) || ' ' || substr(digits, 4, 1) || letter(n)
        || letter(n // 26)
    WHEN 'AdA dAd' THEN letter(area) || substr(digits, 3, 1) || letter(n) || ' ' || substr(digits, 4, 1) || letter(n // 26)
        || substr(digits, 5, 1)
END;

COPY (
WITH placed AS (
    SELECT
        person.*,
        place_slot.* EXCLUDE (slot, weight),
        floor(years)::INTEGER AS age,
        round(orders * spend * (0.9 + 0.2 * u(i, 'value')), 2) AS lifetime_value,
        least(0.92, minority_share * (2.1 - 0.11 * area)) AS minority_here,
        hash(hash(i, 'postcode')) // 1024 AS postcode_number,
        u(i, 'broken country') AS country_fault,
        u(i, 'broken birth') AS birth_fault,
        CASE WHEN u(i, 'wellness') < 0.42 THEN pick(
            ['sleep', 'sleep', 'weight', 'mobility', 'allergy', 'diabetes', 'pregnancy', 'skin'], u(i, 'wellness topic'))
        END AS wellness_interest
    FROM person JOIN place_slot USING (slot)
),
described AS (
    SELECT
        *,
        CASE
            WHEN u(i, 'ethnicity told') < 0.3 THEN NULL
            WHEN u(i, 'ethnicity') >= minority_here THEN majority
            WHEN majority = 'white' THEN pick(['black', 'asian', 'latin', 'latin', 'mixed'], u(i, 'ethnicity of'))
            WHEN majority = 'mixed' THEN pick(['white', 'white', 'black', 'asian'], u(i, 'ethnicity of'))
            ELSE pick(['white', 'mixed', 'other'], u(i, 'ethnicity of'))
        END AS ethnicity
    FROM placed
)
SELECT
    customer_id,
    CASE WHEN u(i, 'email') < 0.03 THEN NULL
         WHEN u(i, 'email') < 0.06 THEN ' '
         ELSE lower(customer_id) || pick(['@example.com', '@example.net', '@example.org'], u(i, 'email at')) END AS email,
    CASE WHEN u(i, 'phone') < 0.14 THEN NULL
         WHEN u(i, 'phone') < 0.16 THEN ''
         ELSE dial || ' 555 ' || lpad((hash(hash(i, 'number')) % 10000000)::VARCHAR, 7, '0') END AS phone,
    CASE WHEN u(i, 'push') < 0.38 THEN lower(printf('%016x', hash(hash(i, 'token')))) END AS push_token,
    pick(CASE WHEN sex = 'female' OR sex IS DISTINCT FROM 'male' AND u(i, 'called') < 0.5 THEN women ELSE men END,
        u(i, 'first name')) AS first_name,
    pick(last_names, u(i, 'last name')) AS last_name,
    CASE WHEN u(i, 'street') >= 0.02 THEN
        pick(['Garden Street', 'Station Road', 'Market Square', 'Mill Lane', 'Lake View', 'Hill Road', 'Church Street',
            'Harbour Way'], u(i, 'street')) || ' ' || (1 + hash(hash(i, 'house')) % 180) END AS street,
    postcode(postcode_form, area, (10 + area * 4) || lpad((postcode_number % 1000000)::VARCHAR, 6, '0'), postcode_number)
        AS postcode,
    pick(cities, u(i, 'city')) AS city,
    CASE
        WHEN country_fault < 0.004 THEN NULL
        WHEN country_fault < 0.006 THEN ''
        WHEN country_fault < 0.010 THEN lower(country)
        WHEN country_fault < 0.012 THEN ' ' || country || ' '
        WHEN country_fault < 0.014 THEN pick(['XX', 'Europe', 'UK', '49', 'n/a'], u(i, 'no country'))
        ELSE country
    END AS country,
    CASE WHEN country_fault > 0.985 THEN substr(region, 4)
         WHEN country_fault > 0.980 THEN lower(region)
         ELSE region END AS region,
    CASE
        WHEN birth_fault < 0.020 THEN NULL
        WHEN birth_fault < 0.022 THEN DATE '1900-01-01'
        WHEN birth_fault < 0.023 THEN anchor() + (1 + floor(4000 * u(i, 'unborn')))::INTEGER
        ELSE anchor() - round(years * 365.2425)::INTEGER
    END AS birth_date,
    sex,
    ethnicity,
    CASE WHEN u(i, 'religion told') < 0.35 THEN CASE
        WHEN majority = 'asian' THEN pick(['none', 'none', 'buddhist', 'hindu', 'christian', 'muslim'], u(i, 'religion'))
        ELSE pick(['none', 'none', 'none', 'christian', 'christian', 'christian', 'muslim', 'jewish', 'hindu', 'other'],
            u(i, 'religion')) END END AS religion,
    CASE WHEN u(i, 'disability told') < 0.8 THEN u(i, 'disability') < 0.03 + 0.0018 * age END AS disability,
    CASE
        WHEN u(i, 'marital told') < 0.15 THEN NULL
        WHEN age < 24 + 8 * u(i, 'marital') THEN 'single'
        WHEN u(i, 'marital') < 0.56 THEN 'married'
        WHEN u(i, 'marital') < 0.70 THEN 'divorced'
        WHEN u(i, 'marital') < 0.06 * (age - 60) THEN 'widowed'
        ELSE 'single'
    END AS marital_status,
    language,
    CASE WHEN u(i, 'joined known') >= 0.002 THEN days_ago(joined_days) END AS signed_up_at,
    CASE WHEN u(i, 'active known') >= 0.004 THEN days_ago(active_days) END AS last_active_at,
    CASE
        WHEN u(i, 'member') < 0.3 THEN NULL
        WHEN lifetime_value >= 2500 THEN 'platinum'
        WHEN lifetime_value >= 1000 THEN 'gold'
        WHEN lifetime_value >= 300 THEN 'silver'
        ELSE 'bronze'
    END AS loyalty_tier,
    lifetime_value::DECIMAL(12, 2) AS lifetime_value,
    least(100, greatest(0, round(16 + 3.4 * area + 14 * bell(i, 'segment score'))))::INTEGER AS segment_score,
    wellness_interest,
    least(100, greatest(0, round(CASE WHEN wellness_interest IS NULL THEN 28 ELSE 66 END + 26 * bell(i, 'comfort'))))::INTEGER
        AS comfort_score,
    least(52, greatest(0, round(6 + 0.42 * (age - 18) + 22 * bell(i, 'opens'))))::INTEGER AS newsletter_opens,
    CASE WHEN u(i, 'affinity') < 0.22 THEN pick(['A1', 'A2', 'B1', 'B4', 'K7', 'K9', 'Z0'], u(i, 'affinity code'))
    END AS affinity_code,
    u(i, 'staff') < 0.003 AS staff
FROM described
) TO ':file' (FORMAT parquet, COMPRESSION zstd);

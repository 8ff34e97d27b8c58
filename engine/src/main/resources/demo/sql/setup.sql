-- What every table of Aurora's data is made from. Set-based and without random(): each number is a hash of the
-- person's number and a salt, so that a size has one outcome. Arithmetic is + - * / and rounding, which every machine
-- does alike. :persons is the number of persons.

-- One thread, and joins as they are written: rows then have one order, and files one form.
SET threads = 1;
SET disabled_optimizers = 'join_order,build_side_probe_side';

-- The day that the demo's data was drawn.
CREATE MACRO anchor() AS DATE ':anchor';

-- Evenly spread over [0,1). Hashed twice: one hash of two values is the exclusive or of theirs, and then the numbers of
-- two salts would be tied to each other.
CREATE MACRO u(i, salt) AS (hash(hash(i, salt)) >> 11)::DOUBLE / 9007199254740992::DOUBLE;

CREATE MACRO pick(options, share) AS options[1 + floor(share * len(options))::INTEGER];

-- Sums of three are near enough to a bell, from -1 to 1.
CREATE MACRO bell(i, salt) AS (u(i, salt) + u(i, salt || '2') + u(i, salt || '3')) / 1.5 - 1;

-- minority_share: of persons who do not belong to the majority there; digits: form of a postcode.
CREATE TABLE place AS SELECT * FROM (VALUES
    ('DE', NULL,    160, 'de', 'EUR', '+49',  'ddddd',     'white', 0.14, ['Berlin', 'Hamburg', 'Leipzig', 'Köln', 'München']),
    ('FR', NULL,     70, 'fr', 'EUR', '+33',  'ddddd',     'white', 0.16, ['Paris', 'Lyon', 'Lille', 'Nantes', 'Marseille']),
    ('IT', NULL,     50, 'it', 'EUR', '+39',  'ddddd',     'white', 0.09, ['Milano', 'Roma', 'Torino', 'Bologna', 'Napoli']),
    ('ES', NULL,     45, 'es', 'EUR', '+34',  'ddddd',     'white', 0.13, ['Madrid', 'Barcelona', 'Valencia', 'Sevilla', 'Bilbao']),
    ('NL', NULL,     35, 'nl', 'EUR', '+31',  'dddd AA',   'white', 0.17, ['Amsterdam', 'Utrecht', 'Rotterdam', 'Den Haag', 'Groningen']),
    ('PL', NULL,     30, 'pl', 'PLN', '+48',  'dd-ddd',    'white', 0.04, ['Warszawa', 'Kraków', 'Gdańsk', 'Poznań', 'Łódź']),
    ('AT', NULL,     35, 'de', 'EUR', '+43',  'dddd',      'white', 0.13, ['Wien', 'Graz', 'Linz', 'Salzburg', 'Innsbruck']),
    ('BE', NULL,     25, 'nl', 'EUR', '+32',  'dddd',      'white', 0.16, ['Brussel', 'Antwerpen', 'Gent', 'Liège', 'Namur']),
    ('IE', NULL,     18, 'en', 'EUR', '+353', 'Add AAdd',  'white', 0.10, ['Dublin', 'Cork', 'Galway', 'Limerick', 'Sligo']),
    ('SE', NULL,     22, 'sv', 'SEK', '+46',  'ddd dd',    'white', 0.15, ['Stockholm', 'Göteborg', 'Malmö', 'Uppsala', 'Umeå']),
    ('DK', NULL,     18, 'da', 'DKK', '+45',  'dddd',      'white', 0.10, ['København', 'Aarhus', 'Odense', 'Aalborg', 'Esbjerg']),
    ('FI', NULL,     12, 'fi', 'EUR', '+358', 'ddddd',     'white', 0.05, ['Helsinki', 'Tampere', 'Turku', 'Oulu', 'Espoo']),
    ('PT', NULL,     15, 'pt', 'EUR', '+351', 'dddd-ddd',  'white', 0.09, ['Lisboa', 'Porto', 'Braga', 'Coimbra', 'Faro']),
    ('CZ', NULL,     15, 'cs', 'CZK', '+420', 'ddd dd',    'white', 0.04, ['Praha', 'Brno', 'Plzeň', 'Ostrava', 'Olomouc']),
    ('GR', NULL,     12, 'el', 'EUR', '+30',  'ddd dd',    'white', 0.06, ['Athína', 'Thessaloníki', 'Pátra', 'Irákleio', 'Lárisa']),
    ('RO', NULL,     12, 'ro', 'RON', '+40',  'dddddd',    'white', 0.10, ['București', 'Cluj', 'Iași', 'Timișoara', 'Brașov']),
    ('HU', NULL,     10, 'hu', 'HUF', '+36',  'dddd',      'white', 0.08, ['Budapest', 'Debrecen', 'Szeged', 'Pécs', 'Győr']),
    ('NO', NULL,     14, 'no', 'NOK', '+47',  'dddd',      'white', 0.11, ['Oslo', 'Bergen', 'Trondheim', 'Stavanger', 'Tromsø']),
    ('GB', NULL,     85, 'en', 'GBP', '+44',  'AAd dAA',   'white', 0.19, ['London', 'Leeds', 'Bristol', 'Glasgow', 'Cardiff']),
    ('CH', NULL,     22, 'de', 'CHF', '+41',  'dddd',      'white', 0.12, ['Zürich', 'Genf', 'Basel', 'Bern', 'Lugano']),
    ('US', 'US-CA',  26, 'en', 'USD', '+1',   'ddddd',     'white', 0.58, ['Los Angeles', 'San Diego', 'San Jose', 'Fresno', 'Oakland']),
    ('US', 'US-NY',  17, 'en', 'USD', '+1',   'ddddd',     'white', 0.46, ['New York', 'Buffalo', 'Albany', 'Rochester', 'Yonkers']),
    ('US', 'US-TX',  18, 'en', 'USD', '+1',   'ddddd',     'white', 0.55, ['Houston', 'Dallas', 'Austin', 'El Paso', 'San Antonio']),
    ('US', 'US-FL',  15, 'en', 'USD', '+1',   'ddddd',     'white', 0.48, ['Miami', 'Tampa', 'Orlando', 'Jacksonville', 'Naples']),
    ('US', 'US-WA',   9, 'en', 'USD', '+1',   'ddddd',     'white', 0.36, ['Seattle', 'Tacoma', 'Spokane', 'Olympia', 'Yakima']),
    ('US', 'US-IL',  10, 'en', 'USD', '+1',   'ddddd',     'white', 0.41, ['Chicago', 'Peoria', 'Aurora', 'Joliet', 'Rockford']),
    ('US', 'US-VA',   8, 'en', 'USD', '+1',   'ddddd',     'white', 0.41, ['Richmond', 'Norfolk', 'Roanoke', 'Hampton', 'Arlington']),
    ('US', 'US-CO',   7, 'en', 'USD', '+1',   'ddddd',     'white', 0.34, ['Denver', 'Boulder', 'Pueblo', 'Aspen', 'Golden']),
    ('US', 'US-CT',   5, 'en', 'USD', '+1',   'ddddd',     'white', 0.37, ['Hartford', 'Stamford', 'Bristol', 'Norwalk', 'Danbury']),
    ('US', 'US-MD',   5, 'en', 'USD', '+1',   'ddddd',     'white', 0.52, ['Baltimore', 'Bowie', 'Laurel', 'Salisbury', 'Frederick']),
    ('US', 'US-NJ',   7, 'en', 'USD', '+1',   'ddddd',     'white', 0.48, ['Newark', 'Trenton', 'Camden', 'Hoboken', 'Clifton']),
    ('US', 'US-OR',   4, 'en', 'USD', '+1',   'ddddd',     'white', 0.28, ['Portland', 'Salem', 'Eugene', 'Bend', 'Medford']),
    ('US', 'US-OH',   7, 'en', 'USD', '+1',   'ddddd',     'white', 0.24, ['Columbus', 'Dayton', 'Toledo', 'Akron', 'Cleveland']),
    ('US', NULL,      6, 'en', 'USD', '+1',   'ddddd',     'white', 0.42, ['Springfield', 'Franklin', 'Clinton', 'Salem', 'Georgetown']),
    ('CA', 'CA-ON',  16, 'en', 'CAD', '+1',   'AdA dAd',   'white', 0.34, ['Toronto', 'Ottawa', 'Hamilton', 'London', 'Kingston']),
    ('CA', 'CA-QC',  12, 'fr', 'CAD', '+1',   'AdA dAd',   'white', 0.18, ['Montréal', 'Québec', 'Laval', 'Gatineau', 'Lévis']),
    ('CA', 'CA-BC',   7, 'en', 'CAD', '+1',   'AdA dAd',   'white', 0.38, ['Vancouver', 'Victoria', 'Surrey', 'Kelowna', 'Nanaimo']),
    ('BR', NULL,     26, 'pt', 'BRL', '+55',  'ddddd-ddd', 'mixed', 0.54, ['São Paulo', 'Rio de Janeiro', 'Recife', 'Curitiba', 'Belém']),
    ('CN', NULL,     24, 'zh', 'CNY', '+86',  'dddddd',    'asian', 0.03, ['北京', '上海', '广州', '成都', '西安']),
    ('JP', NULL,     18, 'ja', 'JPY', '+81',  'ddd-dddd',  'asian', 0.02, ['東京', '大阪', '札幌', '福岡', '仙台']),
    ('KR', NULL,     15, 'ko', 'KRW', '+82',  'ddddd',     'asian', 0.02, ['서울', '부산', '대구', '인천', '광주']),
    ('IN', NULL,     18, 'en', 'INR', '+91',  'dddddd',    'asian', 0.03, ['Mumbai', 'Delhi', 'Pune', 'Chennai', 'Jaipur']),
    ('AU', NULL,     18, 'en', 'AUD', '+61',  'dddd',      'white', 0.24, ['Sydney', 'Melbourne', 'Perth', 'Hobart', 'Darwin']),
    ('ZA', NULL,     10, 'en', 'ZAR', '+27',  'dddd',      'black', 0.19, ['Durban', 'Pretoria', 'Cape Town', 'Soweto', 'George']),
    ('SG', NULL,      8, 'en', 'SGD', '+65',  'dddddd',    'asian', 0.10, ['Singapore']),
    ('MX', NULL,     10, 'es', 'MXN', '+52',  'ddddd',     'mixed', 0.35, ['Puebla', 'Mérida', 'León', 'Toluca', 'Oaxaca']),
    ('AR', NULL,      9, 'es', 'ARS', '+54',  'dddd',      'white', 0.22, ['Buenos Aires', 'Rosario', 'Salta', 'Mendoza', 'Ushuaia']),
    ('NG', NULL,      5, 'en', 'NGN', '+234', 'dddddd',    'black', 0.02, ['Lagos', 'Abuja', 'Ibadan', 'Kano', 'Enugu'])
) v(country, region, weight, language, currency, dial, postcode_form, majority, minority_share, cities);

-- First names of women and of men, and last names, by language.
CREATE TABLE naming AS SELECT * FROM (VALUES
    ('de', ['Anna', 'Lena', 'Katrin', 'Helga'], ['Paul', 'Jonas', 'Stefan', 'Uwe'], ['Weber', 'Gruber', 'Yılmaz', 'Hofer', 'Schmidt', 'Keller']),
    ('fr', ['Camille', 'Inès', 'Nathalie', 'Aminata'], ['Louis', 'Karim', 'Thierry', 'Hugo'], ['Martin', 'Tremblay', 'Diallo', 'Petit', 'Moreau', 'Gagnon']),
    ('it', ['Sofia', 'Giulia', 'Paola', 'Carla'], ['Marco', 'Luca', 'Enzo', 'Davide'], ['Rossi', 'Esposito', 'Bianchi', 'Greco', 'Conti']),
    ('es', ['Lucía', 'Carmen', 'Valeria', 'Pilar'], ['Mateo', 'Javier', 'Diego', 'Antonio'], ['García', 'Fernández', 'Ramírez', 'Ortega', 'Vidal']),
    ('nl', ['Sanne', 'Emma', 'Ingrid', 'Fatima'], ['Daan', 'Jan', 'Pieter', 'Youssef'], ['de Vries', 'Peeters', 'Jansen', 'El Amrani', 'Bakker']),
    ('pl', ['Zofia', 'Maja', 'Ewa', 'Danuta'], ['Piotr', 'Jakub', 'Marek', 'Tomasz'], ['Nowak', 'Kowalczyk', 'Wójcik', 'Mazur']),
    ('en', ['Grace', 'Olivia', 'Priya', 'Thandi', 'Linda'], ['James', 'Noah', 'Arjun', 'Sipho', 'Robert'], ['Murphy', 'Smith', 'Johnson', 'Sharma', 'Okafor', 'Dlamini', 'Nguyen', 'Tan', 'Hernandez']),
    ('sv', ['Freja', 'Astrid', 'Karin'], ['Nils', 'Oskar', 'Lars'], ['Lindqvist', 'Berg', 'Nilsson', 'Haddad']),
    ('da', ['Ida', 'Mette', 'Kirsten'], ['Emil', 'Søren', 'Jens'], ['Hansen', 'Møller', 'Kjær']),
    ('fi', ['Aino', 'Helmi', 'Ritva'], ['Eino', 'Onni', 'Pekka'], ['Virtanen', 'Laine', 'Mäkelä']),
    ('pt', ['Beatriz', 'Inês', 'Rosa', 'Juliana'], ['Tiago', 'João', 'Rui', 'Caio'], ['Silva', 'Santos', 'Ferreira', 'Rocha']),
    ('cs', ['Tereza', 'Jana', 'Eva'], ['Jakub', 'Petr', 'Karel'], ['Nováková', 'Dvořák', 'Svoboda']),
    ('el', ['Eléni', 'María', 'Dímitra'], ['Giórgos', 'Níkos', 'Kóstas'], ['Papadópoulos', 'Nikolaídis', 'Vlachos']),
    ('ro', ['Ioana', 'Elena', 'Mihaela'], ['Andrei', 'Mihai', 'Ion'], ['Popescu', 'Ionescu', 'Radu']),
    ('hu', ['Hanna', 'Zsófia', 'Katalin'], ['Bence', 'Máté', 'László'], ['Nagy', 'Kovács', 'Szabó']),
    ('no', ['Nora', 'Ingrid', 'Solveig'], ['Jakob', 'Magnus', 'Odd'], ['Hansen', 'Berg', 'Haugen']),
    ('zh', ['芳', '静', '丽娜', '秀英'], ['伟', '磊', '建国', '浩然'], ['王', '李', '张', '陈']),
    ('ja', ['陽菜', '由美子', '結衣'], ['蓮', '健一', '大翔'], ['佐藤', '鈴木', '高橋', '田中']),
    ('ko', ['서연', '지우', '영숙'], ['민준', '도윤', '성호'], ['김', '이', '박', '최'])
) v(language, women, men, last_names);

-- One row for each unit of weight, so that a place is drawn by a number.
CREATE TABLE place_slot AS
SELECT row_number() OVER (ORDER BY place.rowid, n) - 1 AS slot, place.*, women, men, last_names
FROM place JOIN naming USING (language), generate_series(1, 200) s(n)
WHERE n <= weight;

-- What other tables need of a person: her number, her place, how long she has been here, how much she buys. Only what
-- a query names is computed.
CREATE VIEW person AS
SELECT
    i,
    printf('C%07d', i) AS customer_id,
    floor(u(i, 'place') * (SELECT count(*) FROM place_slot))::BIGINT AS slot,
    floor(u(i, 'area') * 20)::INTEGER AS area,
    CASE
        WHEN u(i, 'age band') < 0.006 THEN 9 + 4 * u(i, 'age')
        WHEN u(i, 'age band') < 0.036 THEN 13 + 5 * u(i, 'age')
        ELSE 18 + 70 * (0.62 * u(i, 'age') + 0.38 * u(i, 'age2'))
    END AS years,
    CASE
        WHEN u(i, 'sex') < 0.52 THEN 'female'
        WHEN u(i, 'sex') < 0.98 THEN 'male'
        WHEN u(i, 'sex') < 0.99 THEN 'other'
    END AS sex,
    10 + 2900 * u(i, 'joined') AS joined_days,
    joined_days * u(i, 'active') * u(i, 'active') * u(i, 'active') AS active_days,
    floor(4.6 / (1.04 - u(i, 'orders')) - 4.2)::INTEGER AS orders,
    (18 + 0.9 * least(years, 75) + CASE WHEN sex = 'female' THEN 4 ELSE 0 END)
        * (0.35 + 0.35 / (1.15 - u(i, 'spend'))) AS spend
FROM range(1, :persons + 1) t(i);

-- An instant that many days before the anchor's noon, to the second.
CREATE MACRO days_ago(days) AS anchor()::TIMESTAMP + INTERVAL 12 HOUR - to_seconds(round(days * 86400)::BIGINT);

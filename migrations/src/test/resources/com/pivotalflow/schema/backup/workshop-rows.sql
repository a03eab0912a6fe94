-- By a superuser: no row security, but every rule.
SET session_replication_role = replica;
INSERT INTO organizations VALUES
    ('00000000-0000-7000-8000-000000000001', 'One'),
    ('00000000-0000-7000-8000-000000000002', E'T''wo "quoted"'),
    ('00000000-0000-7000-8000-00000000000f', 'Empty');
INSERT INTO people (organization_id, id, name, rating, note, boss_id, team_id, seat)
SELECT o.id, ('00000000-0000-7000-9000-0000000000' || lpad(n::text, 2, '0'))::uuid, 'Person ' || n,
       CASE WHEN n % 3 > 0 THEN n + 0.5 END, CASE n WHEN 1 THEN '' WHEN 2 THEN NULL ELSE E'line\nbreak, "quote"' END,
       CASE WHEN n > 1 THEN '00000000-0000-7000-9000-000000000001'::uuid END,
       '00000000-0000-7000-a000-000000000001', n
FROM organizations AS o CROSS JOIN generate_series(1, 9) AS n WHERE o.name <> 'Empty';
INSERT INTO teams SELECT o.id, '00000000-0000-7000-a000-000000000001', '00000000-0000-7000-9000-000000000003'
FROM organizations AS o WHERE o.name <> 'Empty';
INSERT INTO diary SELECT o.id, d
FROM organizations AS o CROSS JOIN (VALUES ('2024-02-29'::date), ('0044-03-15 BC'), ('infinity')) AS v (d);
-- What the triggers did to it is taken back: a copy must not bring it again.
UPDATE diary SET line = (SELECT 'as it was' FROM organizations AS o WHERE o.id = organization_id AND o.name = 'One');
INSERT INTO specimens (words, padded, octets, list, grid, document, raw, moment, wall, day, span, price, loose, float,
    flag, address, network, period, mood, share, bits, amount, place)
VALUES
    (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
     NULL, NULL, NULL, NULL),
    ('', '', '', '{}', '{}', '{}', '{ "b":1,  "b":2 }', '-infinity', 'infinity', '-infinity', '0', 0, 0, '-0', false,
     '::1', '10.0.0.0/8', 'empty', 'glad', 0, '', 0, '(0,0)'),
    (E'quote " and ''\nnew\r\nline\ttab \\ back \\N \\. end', '  ab', '\x00ff5c0a22', '{"",NULL,"NULL","a,b","q\"","\\\\"}',
     '[0:1][2:3]={{1,2},{3,NULL}}', '{"a":[1,{"x":"\"\\\n"}],"n":1.10}', '[1.50, null]', '2026-03-29 01:30:00.123456+00',
     '0044-03-15 12:00:00 BC', '2024-02-29', '-1 year 2 mons -3 days 04:05:06.789', 12345678901234.5600, 1.10,
     1.7976931348623157e308, true, '192.168.0.1/24', '2001:db8::/32', '[2024-01-01,)', 'sad "today"', 0.12345678,
     '1010', 12.34, '(1.5,-2.25)'),
    (E'\\.', E'\\.', '\x', '{NULL}', '{NULL}', '[]', 'null', 'infinity', '1999-12-31 23:59:59.999999', 'infinity',
     '178000000 years', -0.0001, 'NaN', 'NaN', NULL, '10.1.2.3', '0.0.0.0/0', '(,)', 'so, so', 1, '1', -1, NULL),
    (U&'\00e4\0301 \+01f600 \200b\05d0\05d1 \feff', 'x', NULL, '{" lead"," "}', '{1}', '"text"', '""', 'epoch', 'epoch',
     'epoch', '00:00:00.000001', 1.1000, 1.1000, 0.1, true, NULL, NULL, NULL, NULL, 0.1, NULL, NULL, NULL);
INSERT INTO "Odd ""Names""" ("Key; one", "val,ue") VALUES ('', 'empty key'), (E'a\nb', NULL), ('Z', ''), ('ä', 'x');
INSERT INTO heap VALUES (1, 'twice'), (1, 'twice'), (NULL, NULL), (NULL, ''), (2, E'\\.'), (0, E'\n\\.\n');
INSERT INTO single VALUES (NULL), (''), ('NULL'), (E'\\.'), (NULL);
INSERT INTO readings SELECT d::date, v FROM generate_series('2024-12-30'::date, '2025-01-03', '1 day') AS d, generate_series(1, 3) AS v;
INSERT INTO marks SELECT at, value FROM readings WHERE value = 2;
SELECT nextval('tickets'), nextval('tickets');
REFRESH MATERIALIZED VIEW reading_sums;
RESET session_replication_role;
ANALYZE;

-- One table for each thing that makes rows hard to invent.
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE DOMAIN percent AS numeric(5,2) CHECK (VALUE BETWEEN 0 AND 100);
CREATE DOMAIN code AS varchar(8) NOT NULL CHECK (VALUE ~ '^[A-Z]{2}-[0-9]+$');
CREATE DOMAIN short_code AS code CHECK (length(VALUE) <= 6);
CREATE EXTENSION btree_gist;
CREATE TABLE "Every Type" (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, n serial,
  a smallint, b integer, c bigint, d numeric, e numeric(6,3) NOT NULL, f real, g double precision, h money,
  i text, j varchar(5), k char(4), l name, m "char", o bytea, p date, q time, r timetz, s timestamp,
  t timestamptz, u interval, v boolean, w uuid, x json, y jsonb, z inet, aa cidr, ab macaddr, ac bit(3),
  ad varbit(5), ae point, af tsvector, ag mood NOT NULL, ah percent, ai short_code, aj mood[], ak integer[],
  al text[] NOT NULL, am jsonb[], an int4range, ao daterange NOT NULL, ap tstzrange, aq numrange, at xml,
  au mood DEFAULT 'ok', av numeric(4,4), aw text GENERATED ALWAYS AS (upper(i)) STORED, ax oid,
  "Quoted ""Name" text NOT NULL);
CREATE TABLE checks (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('a', 'b', 'it''s')),
  n integer NOT NULL CHECK (n > 5 AND n <= 9),
  m numeric(7,2) CHECK (m BETWEEN -1.5 AND 1.5),
  t text CHECK (char_length(t) BETWEEN 3 AND 5),
  u text NOT NULL CHECK (length(u) = 7 AND u LIKE 'ab%'),
  b bytea CHECK (octet_length(b) = 16),
  r text NOT NULL CHECK (r ~ '^(foo|ba[rz])_[0-9]{3}$'),
  d jsonb NOT NULL CHECK (jsonb_typeof(d) = 'array'),
  tags text[] NOT NULL CHECK (cardinality(tags) > 0),
  starts date NOT NULL, ends date, CHECK (ends > starts),
  net numeric(9,2) NOT NULL CHECK (net >= 0), tax numeric(9,2) NOT NULL CHECK (tax >= 0), total numeric(9,2) NOT NULL, CHECK (total = net + tax),
  other text, CHECK ((kind = 'a') = (other IS NOT NULL)),
  odd integer NOT NULL CHECK (odd % 2 = 1),
  weekday integer CHECK (weekday IN (1,2,3)),
  hash bytea, CHECK (hash = sha256(b)),
  CHECK (CASE WHEN kind = 'b' THEN weekday IS NOT NULL AND m IS NULL ELSE weekday IS NULL END IS TRUE),
  CHECK (NOT (t IS NULL AND other IS NULL AND b IS NULL)));
CREATE TABLE boss (id integer PRIMARY KEY, name text UNIQUE, deputy integer, parent integer REFERENCES boss, self integer NOT NULL REFERENCES boss);
CREATE TABLE staff (id integer PRIMARY KEY, boss integer NOT NULL REFERENCES boss);
ALTER TABLE boss ADD FOREIGN KEY (deputy) REFERENCES staff;
CREATE TABLE room (id integer PRIMARY KEY);
CREATE TABLE booking (room integer REFERENCES room, during daterange NOT NULL, active boolean NOT NULL, EXCLUDE USING gist (room WITH =, during WITH &&) WHERE (active));
CREATE TABLE partial (organization_id uuid NOT NULL, name text NOT NULL, is_default boolean NOT NULL);
CREATE UNIQUE INDEX one_default ON partial (organization_id) WHERE is_default;
CREATE UNIQUE INDEX one_name ON partial (organization_id, lower(name));
CREATE TABLE nulls (a integer, b integer, UNIQUE NULLS NOT DISTINCT (a, b));
CREATE TABLE log (at date NOT NULL, id integer NOT NULL, kind text NOT NULL, PRIMARY KEY (at, id)) PARTITION BY RANGE (at);
CREATE TABLE log_2025 PARTITION OF log FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE log_2026 PARTITION OF log FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE log_rest PARTITION OF log DEFAULT;
CREATE TABLE hashed (id integer PRIMARY KEY) PARTITION BY HASH (id);
CREATE TABLE hashed_0 PARTITION OF hashed FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE hashed_1 PARTITION OF hashed FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE listed (kind text) PARTITION BY LIST (kind);
CREATE TABLE listed_a PARTITION OF listed FOR VALUES IN ('x', 'y');
CREATE TABLE to_log (at date NOT NULL, id integer NOT NULL, FOREIGN KEY (at, id) REFERENCES log);
CREATE TABLE flags (on_off boolean PRIMARY KEY);
CREATE TABLE guarded (id integer PRIMARY KEY, v integer NOT NULL);
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.v < 10 THEN RAISE EXCEPTION 'too small: %', NEW.v; END IF; RETURN NEW; END $$;
CREATE TRIGGER refuse BEFORE INSERT ON guarded FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE UNLOGGED TABLE one_only (always boolean PRIMARY KEY DEFAULT true CHECK (always));
CREATE TABLE no_columns ();

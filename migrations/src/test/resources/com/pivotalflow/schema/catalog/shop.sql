-- A small schema with one of everything that a catalog knows. Run by a superuser.
CREATE SCHEMA shop AUTHORIZATION pivotal_owner;
CREATE EXTENSION pg_trgm WITH SCHEMA shop;
SET ROLE pivotal_owner;

CREATE TYPE shop.mood AS ENUM ('sad', 'glad');
CREATE TYPE shop.place AS (street text, town text);
CREATE DOMAIN shop.percent AS numeric(5,2) CONSTRAINT ck_percent CHECK (VALUE BETWEEN 0 AND 100);

CREATE FUNCTION shop.tenant() RETURNS uuid LANGUAGE sql STABLE
RETURN nullif(current_setting('shop.tenant', true), '')::uuid;
CREATE FUNCTION shop.refuse() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ BEGIN RAISE EXCEPTION 'no'; END $$;
CREATE FUNCTION shop.plus(p_a int, p_b int DEFAULT 1) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT p_a + p_b';

CREATE TABLE shop.goods (
    tenant  uuid NOT NULL,
    id      bigint GENERATED ALWAYS AS IDENTITY,
    name    text NOT NULL,
    code    varchar(20) COLLATE "C" NOT NULL,
    price   numeric(19,4) NOT NULL DEFAULT 0,
    gross   numeric GENERATED ALWAYS AS (price * 1.2) STORED,
    note    text,
    feeling shop.mood,
    CONSTRAINT pk_goods PRIMARY KEY (id),
    CONSTRAINT uq_goods_code UNIQUE (code) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT ck_goods_price CHECK (price >= 0)
);
CREATE UNIQUE INDEX uq_goods_name ON shop.goods (tenant, lower(name));
CREATE INDEX ix_goods_note ON shop.goods (note) WHERE note IS NOT NULL;
ALTER TABLE shop.goods ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON shop.goods USING (tenant = shop.tenant()) WITH CHECK (tenant = shop.tenant());
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON shop.goods EXECUTE FUNCTION shop.refuse();

CREATE TABLE shop.sales (
    id    bigint NOT NULL,
    good  bigint NOT NULL,
    day   date NOT NULL,
    CONSTRAINT pk_sales PRIMARY KEY (id, day),
    CONSTRAINT fk_sales_good FOREIGN KEY (good) REFERENCES shop.goods (id) ON DELETE RESTRICT
) PARTITION BY RANGE (day);
CREATE TABLE shop.sales_2026 PARTITION OF shop.sales FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

CREATE SEQUENCE shop.numbers;
CREATE VIEW shop.cheap WITH (security_invoker = true) AS SELECT id, name FROM shop.goods WHERE price < 10;
CREATE MATERIALIZED VIEW shop.counted AS SELECT count(*) AS goods FROM shop.goods;
CREATE RULE keep AS ON DELETE TO shop.sales_2026 DO INSTEAD NOTHING;

REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA shop FROM PUBLIC;
GRANT USAGE ON SCHEMA shop TO pivotal_app;
GRANT SELECT, INSERT ON shop.goods TO pivotal_app;
GRANT SELECT (id, name) ON shop.goods TO pivotal_readonly;
GRANT EXECUTE ON FUNCTION shop.tenant() TO pivotal_app;
GRANT USAGE ON SEQUENCE shop.numbers TO pivotal_app;

COMMENT ON TABLE shop.goods IS 'What is sold.';
COMMENT ON COLUMN shop.goods.name IS 'What it''s called.';
COMMENT ON CONSTRAINT ck_goods_price ON shop.goods IS 'Nothing is paid for taking.';

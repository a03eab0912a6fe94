-- A schema that makes copying hard: cycles, generated columns, rules checked at commit, triggers in every state, rows
-- without a key, partitions, names that need quotes, and each type whose text depends on the session.

GRANT USAGE ON SCHEMA public TO ${app}, ${lookup};

CREATE FUNCTION current_organization_id() RETURNS uuid LANGUAGE sql STABLE
RETURN nullif(current_setting('pivotal.organization_id', true), '')::uuid;
REVOKE EXECUTE ON FUNCTION current_organization_id() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION current_organization_id() TO ${app}, ${lookup};

CREATE TABLE organizations (
    id   uuid CONSTRAINT pk_organizations PRIMARY KEY,
    name text NOT NULL
);
ALTER TABLE organizations ENABLE ROW LEVEL SECURITY;
ALTER TABLE organizations FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON organizations USING (id = current_organization_id());
CREATE POLICY lookup_read ON organizations FOR SELECT TO ${lookup} USING (true);
GRANT SELECT (id) ON organizations TO ${lookup};

CREATE FUNCTION organization_ids(p_after uuid, p_limit int) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT o.id FROM public.organizations AS o WHERE p_after IS NULL OR o.id > p_after ORDER BY o.id LIMIT p_limit $$;
REVOKE EXECUTE ON FUNCTION organization_ids(uuid, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organization_ids(uuid, int) TO ${owner};
GRANT CREATE ON SCHEMA public TO ${lookup};
ALTER FUNCTION organization_ids(uuid, int) OWNER TO ${lookup};
REVOKE CREATE ON SCHEMA public FROM ${lookup};
DO $$
BEGIN
    SET LOCAL ROLE ${lookup};
    GRANT EXECUTE ON FUNCTION organization_ids(uuid, int) TO ${owner};
    RESET ROLE;
END
$$;

-- People belong to teams, teams have a lead among the people, people have a boss: two cycles.
CREATE TABLE people (
    organization_id uuid NOT NULL,
    id              uuid NOT NULL,
    name            text NOT NULL,
    rating          numeric(19,4),
    note            text,
    boss_id         uuid,
    team_id         uuid NOT NULL,
    seat            integer NOT NULL,
    shout           text GENERATED ALWAYS AS (upper(name)) STORED,
    CONSTRAINT pk_people PRIMARY KEY (organization_id, id),
    CONSTRAINT fk_people_organization FOREIGN KEY (organization_id) REFERENCES organizations (id),
    CONSTRAINT fk_people_boss FOREIGN KEY (organization_id, boss_id) REFERENCES people (organization_id, id),
    CONSTRAINT uq_people_seat UNIQUE (organization_id, seat) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE teams (
    organization_id uuid NOT NULL,
    id              uuid NOT NULL,
    lead_id         uuid NOT NULL,
    CONSTRAINT pk_teams PRIMARY KEY (organization_id, id),
    CONSTRAINT fk_teams_lead FOREIGN KEY (organization_id, lead_id) REFERENCES people (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED
);
ALTER TABLE people ADD CONSTRAINT fk_people_team FOREIGN KEY (organization_id, team_id)
    REFERENCES teams (organization_id, id) ON DELETE CASCADE DEFERRABLE INITIALLY IMMEDIATE NOT VALID;
COMMENT ON CONSTRAINT fk_people_team ON people IS 'Everybody''s team; a cycle with "fk_teams_lead".';
COMMENT ON CONSTRAINT fk_people_boss ON people IS 'Nobody''s boss is of another organization.';
COMMENT ON COLUMN people.rating IS 'What others think.';
GRANT SELECT, INSERT ON people TO ${app};

ALTER TABLE people ENABLE ROW LEVEL SECURITY;
ALTER TABLE people FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON people USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());
ALTER TABLE teams ENABLE ROW LEVEL SECURITY;
ALTER TABLE teams FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON teams USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

-- Row security that is on but does not bind the owner must come back so.
CREATE TABLE diary (organization_id uuid NOT NULL, day date NOT NULL, line text,
    CONSTRAINT pk_diary PRIMARY KEY (organization_id, day));
ALTER TABLE diary ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON diary USING (organization_id = current_organization_id());

-- Each trigger would change or refuse the rows that come back.
CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$ BEGIN NEW.line := coalesce(NEW.line, '') || ' spoiled'; RETURN NEW; END $$;
CREATE TRIGGER spoil_always BEFORE INSERT ON diary FOR EACH ROW EXECUTE FUNCTION spoil();
CREATE TRIGGER spoil_off BEFORE INSERT ON diary FOR EACH ROW EXECUTE FUNCTION spoil();
CREATE TRIGGER spoil_on BEFORE INSERT ON diary FOR EACH ROW EXECUTE FUNCTION spoil();
CREATE TRIGGER spoil_replica BEFORE INSERT ON diary FOR EACH ROW EXECUTE FUNCTION spoil();
ALTER TABLE diary ENABLE ALWAYS TRIGGER spoil_always;
ALTER TABLE diary DISABLE TRIGGER spoil_off;
ALTER TABLE diary ENABLE REPLICA TRIGGER spoil_replica;

CREATE TYPE mood AS ENUM ('glad', 'so, so', 'sad "today"');
CREATE DOMAIN share AS numeric(11,8) CHECK (VALUE BETWEEN 0 AND 1);

CREATE TABLE specimens (
    id        bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_specimens PRIMARY KEY,
    words     text,
    padded    character(6),
    octets    bytea,
    list      text[],
    grid      integer[],
    document  jsonb,
    raw       json,
    moment    timestamptz,
    wall      timestamp,
    day       date,
    span      interval,
    price     numeric(19,4),
    loose     numeric,
    float     double precision,
    flag      boolean,
    address   inet,
    network   cidr,
    period    daterange,
    mood      mood,
    share     share,
    bits      bit varying(12),
    amount    money,
    place     point,
    words_len integer GENERATED ALWAYS AS (length(words)) STORED
);

CREATE TABLE "Odd ""Names""" (
    "Key; one"  text COLLATE "C" NOT NULL,
    "val,ue"    text,
    "select"    serial,
    CONSTRAINT "pk Odd" PRIMARY KEY ("Key; one")
);
COMMENT ON TABLE "Odd ""Names""" IS 'Nobody''s "table"';

CREATE TABLE heap (a integer, b text);
CREATE TABLE single (sole text);

CREATE TABLE readings (at date NOT NULL, value integer NOT NULL, CONSTRAINT pk_readings PRIMARY KEY (at, value))
    PARTITION BY RANGE (at);
CREATE TABLE readings_2025 PARTITION OF readings FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE readings_rest PARTITION OF readings DEFAULT;
CREATE TABLE marks (at date NOT NULL, value integer NOT NULL, CONSTRAINT pk_marks PRIMARY KEY (at, value),
    CONSTRAINT fk_marks_reading FOREIGN KEY (at, value) REFERENCES readings (at, value));

CREATE SEQUENCE tickets START 100 INCREMENT 7;
CREATE SEQUENCE untouched START 5;

CREATE VIEW names AS SELECT p.name FROM people AS p;
CREATE MATERIALIZED VIEW reading_sums AS SELECT r.at, sum(r.value) AS total FROM readings AS r GROUP BY r.at;

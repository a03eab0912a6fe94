-- What Citus demands of a schema whose tables are to be spread by the organization, over the catalog of a migrated
-- database on plain PostgreSQL. Each query answers with the rows that break the rule: none may. The sources are files of
-- github.com/citusdata/citus below src/backend/distributed/commands, and issues and changes (#) of the same repository.
--
-- The lines "-- promise: NAME" part the queries; what stands before the first one is run once, on the same connection.

-- Row security tells what belongs to organizations; each of the other tables has to be decided on.
CREATE TEMP VIEW spread AS
SELECT c.oid, c.relname::text AS name,
       CASE
           WHEN c.relrowsecurity AND c.relforcerowsecurity THEN 'distributed'
           WHEN c.relname IN ('currencies', 'permissions', 'signing_keys', 'organization_slugs') THEN 'reference'
           WHEN c.relname = 'login_throttles' THEN 'local'
           ELSE 'undecided'
       END AS kind,
       a.attname::text AS tenant, a.attnum AS tenant_number, a.atttypid AS tenant_type, a.attnotnull AS tenant_not_null,
       a.attgenerated <> '' AS tenant_generated
FROM pg_class AS c
LEFT JOIN pg_attribute AS a
    ON a.attrelid = c.oid AND NOT a.attisdropped AND c.relrowsecurity
        AND a.attname = CASE c.relname WHEN 'organizations' THEN 'id' ELSE 'organization_id' END
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'f', 'm', 'v')
    AND c.relname <> 'flyway_schema_history';

CREATE TEMP VIEW keys AS
SELECT k.conname::text AS name, k.conkey, k.confkey, k.confdeltype, k.confupdtype,
       f.name AS from_table, f.kind AS from_kind, f.tenant_number AS from_tenant,
       t.name AS to_table, t.kind AS to_kind, t.tenant_number AS to_tenant
FROM pg_constraint AS k
JOIN spread AS f ON f.oid = k.conrelid
JOIN spread AS t ON t.oid = k.confrelid
WHERE k.contype = 'f';


-- promise: it is decided of every table whether it is distributed, a reference or local
SELECT name, kind FROM spread WHERE kind = 'undecided' OR (kind = 'distributed') <> (tenant IS NOT NULL);

-- promise: the distribution column is a NOT NULL uuid of the row's own, so all distributed tables stand together
-- create_distributed_table.c, EnsureRelationCanBeDistributed: no generated column, a type with a hash function; tables
-- stand together where type and collation are the same.
SELECT name FROM spread
WHERE kind = 'distributed' AND (tenant_type <> 'uuid'::regtype OR NOT tenant_not_null OR tenant_generated);

-- promise: what is unique is unique within an organization, or kept unique by a reference table
-- table.c, ErrorIfUnsupportedConstraint: "Distributed relations cannot have UNIQUE, EXCLUDE, or PRIMARY KEY constraints
-- that do not include the partition column (with an equality operator if EXCLUDE)". The same of unique indexes.
-- The slug of organizations is kept by organization_slugs: see the next rule.
SELECT s.name, x.relname::text
FROM pg_index AS i
JOIN pg_class AS x ON x.oid = i.indexrelid
JOIN spread AS s ON s.oid = i.indrelid AND s.kind = 'distributed'
WHERE (i.indisunique OR i.indisexclusion)
    AND i.indkey[0] IS DISTINCT FROM s.tenant_number
    AND x.relname <> 'uq_organizations_slug'
UNION ALL
SELECT s.name, k.conname::text
FROM pg_constraint AS k
JOIN spread AS s ON s.oid = k.conrelid AND s.kind = 'distributed'
WHERE k.contype = 'x'
    AND NOT EXISTS (SELECT FROM unnest(k.conkey, k.conexclop) AS e (number, operator)
                    JOIN pg_operator AS o ON o.oid = e.operator
                    WHERE e.number = s.tenant_number AND o.oprname = '=');

-- promise: an organization has its slug from organization_slugs, where nobody else can have the same
SELECT 'fk_organizations_slug' WHERE NOT EXISTS (
    SELECT FROM pg_constraint
    WHERE conname = 'fk_organizations_slug' AND convalidated AND NOT condeferrable
        AND pg_get_constraintdef(oid)
            = 'FOREIGN KEY (id, slug) REFERENCES organization_slugs(holder_id, slug) ON DELETE RESTRICT')
UNION ALL
SELECT 'pk_organization_slugs' WHERE NOT EXISTS (
    SELECT FROM pg_constraint
    WHERE conrelid = 'organization_slugs'::regclass AND pg_get_constraintdef(oid) = 'PRIMARY KEY (slug)')
UNION ALL
SELECT attname::text FROM pg_attribute
WHERE attrelid = 'organizations'::regclass AND attname IN ('id', 'slug') AND NOT attnotnull;

-- promise: a key of a distributed table leads to a distributed or a reference table, one of a reference table to another
-- foreign_constraint.c, ErrorIfUnsupportedForeignConstraintExists: "foreign keys from reference tables to distributed
-- tables are not supported"; "Referenced table must be a distributed table or a reference table".
SELECT name, from_kind, to_kind FROM keys
WHERE (from_kind, to_kind) NOT IN
    (('distributed', 'distributed'), ('distributed', 'reference'), ('reference', 'reference'), ('local', 'reference'),
     ('local', 'local'));

-- promise: a key between distributed tables carries the organization in the same place on both sides
-- foreign_constraint.c: "either in between two colocated tables including partition column in the same ordinal in the both
-- tables or from distributed to reference tables".
SELECT name, from_table, to_table FROM keys
WHERE from_kind = 'distributed' AND to_kind = 'distributed'
    AND array_position(conkey, from_tenant) IS DISTINCT FROM array_position(confkey, to_tenant);

-- promise: a key between distributed tables has the organization in it at all
SELECT name, from_table, to_table FROM keys
WHERE from_kind = 'distributed' AND to_kind = 'distributed' AND NOT from_tenant = ANY (conkey);

-- promise: no key sets the organization to NULL or another value
-- foreign_constraint.c: "SET NULL or SET DEFAULT is not supported in ON DELETE operation when distribution key is included";
-- "SET NULL, SET DEFAULT or CASCADE is not supported in ON UPDATE operation".
SELECT name, confdeltype, confupdtype FROM keys WHERE confdeltype IN ('n', 'd') OR confupdtype IN ('n', 'd', 'c');

-- promise: a unique constraint that waits does so from the beginning, nothing has to be told to wait
-- #2234 (open): SET CONSTRAINTS is not handed on to the servers with the rows; #6611: constraints with a name are made there
-- as they are stated. So INITIALLY DEFERRED works, each server checking at its own commit, while DEFERRABLE alone never
-- waits. Two keys that could wait but are never told to: the application says SET CONSTRAINTS nowhere (a test of the same
-- class looks). One more would have to be weighed.
SELECT conname::text FROM pg_constraint
WHERE connamespace = 'public'::regnamespace AND condeferrable AND NOT condeferred
    AND conname NOT IN ('fk_quotes_current_version_id', 'fk_quote_line_items_group_code');

-- promise: there is no trigger of our own, and no rule
-- create_distributed_table.c, EnsureRelationHasNoTriggers: refused unless citus.enable_unsafe_triggers (#906, #5705).
SELECT tgrelid::regclass::text, tgname::text FROM pg_trigger JOIN spread AS s ON s.oid = tgrelid WHERE NOT tgisinternal
UNION ALL
SELECT ev_class::regclass::text, rulename::text FROM pg_rewrite JOIN spread AS s ON s.oid = ev_class;

-- promise: no number comes from a sequence, no id from the database
-- A sequence is handed out in ranges to the servers, so numbers would not follow one another; ids by a volatile default are
-- refused in INSERT ... RETURNING ("non-IMMUTABLE functions are not allowed in the RETURNING clause").
SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S'
UNION ALL
SELECT a.attrelid::regclass || '.' || a.attname
FROM pg_attribute AS a
JOIN spread AS s ON s.oid = a.attrelid
LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE a.attidentity <> '' OR (a.attgenerated = '' AND pg_get_expr(d.adbin, d.adrelid) ~ 'nextval|uuid\w*\(');

-- promise: there are only plain tables: no partition, inheritance, view, foreign or unlogged table
SELECT s.name FROM spread AS s JOIN pg_class AS c ON c.oid = s.oid
WHERE c.relkind <> 'r' OR c.relpersistence <> 'p' OR c.relispartition
    OR EXISTS (SELECT FROM pg_inherits WHERE s.oid IN (inhrelid, inhparent));

-- promise: a policy asks no other table
-- policy.c, ErrorIfUnsupportedPolicyExpr: "cannot create policy"; subqueries in policies of distributed tables are refused.
SELECT s.name, p.polname::text FROM pg_policy AS p JOIN spread AS s ON s.oid = p.polrelid
WHERE concat_ws(' ', p.polqual::text, p.polwithcheck::text) LIKE '%{SUBLINK%';

-- promise: what stands in checks, indexes, policies and generated columns needs no table and no setting but the tenant
-- It is computed where the row is, by functions that Citus takes there because the table depends on them; one that reads a
-- table would read a part of it. STABLE is the function of the policies, which reads the tenant's setting.
SELECT DISTINCT p.oid::regprocedure::text, p.provolatile
FROM pg_depend AS d
JOIN pg_proc AS p ON d.refclassid = 'pg_proc'::regclass AND p.oid = d.refobjid
WHERE p.pronamespace = 'public'::regnamespace
    AND d.classid IN ('pg_constraint'::regclass, 'pg_class'::regclass, 'pg_policy'::regclass, 'pg_attrdef'::regclass)
    AND (p.prosecdef OR p.provolatile <> 'i' AND p.proname <> 'current_organization_id');

-- promise: who owns tables may log in
-- #7719 (open): Citus makes and moves the parts of a table over connections of its owner.
SELECT s.name, r.rolname::text FROM spread AS s JOIN pg_class AS c ON c.oid = s.oid JOIN pg_roles AS r ON r.oid = c.relowner
WHERE NOT r.rolcanlogin;

-- promise: functions with rights of their own run as the owner or as the role for look-ups, which pivotal-roles.sh lets log in on Citus
-- #6161: the servers with the rows are asked as the user that is in force, inside of such a function its owner.
SELECT p.oid::regprocedure::text, r.rolname::text
FROM pg_proc AS p JOIN pg_roles AS r ON r.oid = p.proowner
WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef
    AND r.rolname NOT IN ('pivotal_owner', 'pivotal_lookup');

-- promise: names of tables leave room for the number of a part
-- A part is called TABLE_102008; the end of a longer name is replaced by a hash, and the log would not tell which table it is.
SELECT name FROM spread WHERE octet_length(name) > 56;

-- promise: nothing is missing of what these rules are about
SELECT * FROM (
    SELECT count(*) FILTER (WHERE kind = 'distributed') AS distributed, count(*) FILTER (WHERE kind = 'reference') AS reference,
           (SELECT count(*) FROM keys WHERE to_kind = 'distributed') AS keys
    FROM spread
) AS counted
WHERE distributed < 62 OR reference <> 4 OR keys < 100;

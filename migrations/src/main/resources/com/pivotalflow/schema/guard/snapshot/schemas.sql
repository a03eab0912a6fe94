SELECT space.oid, space.name, pg_get_userbyid(space.nspowner) AS owner
FROM space

-- idea: A parameter loses its default, so calls with one argument fail.
-- base: shop
-- expect: destructive
-- findings: PF-B04 public.greeting(text,text)

DROP FUNCTION greeting(text, text);
CREATE FUNCTION greeting(p_name text, p_word text) RETURNS text LANGUAGE sql IMMUTABLE
    RETURN p_word || ' ' || p_name;
REVOKE EXECUTE ON FUNCTION greeting(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION greeting(text, text) TO ${app};

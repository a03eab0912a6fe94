-- idea: A view gets one more column at its end, a function another body.
-- base: shop
-- expect: safe
-- findings:

CREATE OR REPLACE VIEW draft_list AS SELECT id, body, length(body) AS size FROM drafts;
CREATE OR REPLACE FUNCTION greeting(p_name text, p_word text DEFAULT 'Hello') RETURNS text LANGUAGE sql IMMUTABLE
    RETURN p_word || ', ' || p_name;

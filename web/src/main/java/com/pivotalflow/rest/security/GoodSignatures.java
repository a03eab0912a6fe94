package com.pivotalflow.rest.security;

import java.security.Key;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tokens whose signature was found good, and by which key. A signature that was good stays good as long as its key is one of
 * ours, and verifying it is most of the work on a token; what a token says is judged each time all the same. The least recently
 * used are forgotten first. Tokens that were refused are not remembered.
 */
final class GoodSignatures {

    private final Map<String, SignedBy> tokens;

    /**
     * Remembers nothing yet.
     *
     * @param most how many tokens are remembered
     */
    GoodSignatures(int most) {
        tokens = new LinkedHashMap<>(16, 0.75f, true) {

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, SignedBy> eldest) {
                return size() > most;
            }
        };
    }

    /**
     * Whether the signature of this very token was good by a key that is still ours.
     *
     * @param keys gives the key of a name, if there is one now
     */
    boolean knows(String token, Function<String, Optional<Key>> keys) {
        SignedBy known;
        synchronized (tokens) {
            known = tokens.get(token);
        }
        return known != null
                && keys.apply(known.kid()).filter(known.key()::equals).isPresent();
    }

    void add(String token, String kid, Key key) {
        synchronized (tokens) {
            tokens.put(token, new SignedBy(kid, key));
        }
    }

    private record SignedBy(String kid, Key key) {}
}

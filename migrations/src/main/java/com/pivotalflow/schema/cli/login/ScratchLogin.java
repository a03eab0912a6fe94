package com.pivotalflow.schema.cli.login;

import com.pivotalflow.schema.outcome.SchemaRefusedException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The server of {@code --scratch URL} and who may create databases there.
 *
 * @param jdbc its address, for the driver
 * @param user whom the URL names, else {@code PIVOTAL_SCRATCH_USER}, else {@code postgres}
 * @param password of {@code PIVOTAL_SCRATCH_PASSWORD}, its {@code …_FILE} or {@code .pgpass}; null if there is none,
 *     which a server may admit
 */
public record ScratchLogin(
        String jdbc, String user, @Nullable String password) {

    private static final String VARIABLE = "PIVOTAL_SCRATCH_PASSWORD";

    /**
     * Reads option and environment; nothing is connected yet.
     *
     * @throws SchemaRefusedException if the URL is none or holds a password, or a file that was named cannot be read
     */
    public static ScratchLogin of(String url, Map<String, String> environment) {
        DatabaseUrl place = DatabaseUrl.parse("--scratch", url, Password.places(VARIABLE));
        String named = place.user();
        String user = named == null ? environment.getOrDefault("PIVOTAL_SCRATCH_USER", "postgres") : named;
        return new ScratchLogin(
                place.jdbc(),
                user,
                Password.find(VARIABLE, environment, place, user).secret());
    }

    /** Never the secret: records of others end up in logs. */
    @Override
    public String toString() {
        return user + " at " + jdbc;
    }
}

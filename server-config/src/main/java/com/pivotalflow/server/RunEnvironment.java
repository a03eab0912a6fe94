package com.pivotalflow.server;

import java.util.HashMap;
import java.util.Map;

/**
 * The environment of the application in this run: the variables of server-config/README.md, so that the server is
 * configured here exactly as an operator would. What the caller has set for the application itself is passed through.
 */
final class RunEnvironment {

    private RunEnvironment() {}

    /** Passwords by the names that the roles' script asks for. */
    static Map<String, String> rolePasswords(Secrets secrets) {
        return Map.of(
                "owner", secrets.password("owner-password"),
                "app", secrets.password("app-password"),
                "readonly", secrets.password("readonly-password"),
                "backup", secrets.password("backup-password"));
    }

    static Map<String, String> of(
            LaunchSettings settings, DataDirectory data, Secrets secrets, Map<String, String> caller) {
        Map<String, String> environment = new HashMap<>();
        // Only defaults: an own key, for example, must win.
        environment.put("PIVOTAL_SEED", "true");
        environment.put("PIVOTAL_PLATFORM_ORGANIZATION", "pivotal-flow");
        environment.put(
                "PIVOTAL_KEY_ENCRYPTION_KEY_FILE",
                secrets.key("key-encryption-key").toString());
        environment.put("PIVOTAL_BACKUP_DIR", data.backups().toString());
        environment.keySet().removeAll(caller.keySet());

        // The database of this run and no other.
        environment.put("PIVOTAL_DB_HOST", "127.0.0.1");
        environment.put("PIVOTAL_DB_PORT", String.valueOf(settings.databasePort()));
        environment.put("PIVOTAL_DB_NAME", DatabaseBootstrap.DATABASE);
        environment.put("PIVOTAL_DB_OWNER_USER", "pivotal_owner");
        environment.put("PIVOTAL_DB_OWNER_PASSWORD", secrets.password("owner-password"));
        environment.put("PIVOTAL_DB_APP_USER", "pivotal_app");
        environment.put("PIVOTAL_DB_APP_PASSWORD", secrets.password("app-password"));
        environment.put("PIVOTAL_BACKUP_USER", "pivotal_backup");
        environment.put("PIVOTAL_BACKUP_PASSWORD", secrets.password("backup-password"));
        return environment;
    }
}

package com.pivotalflow.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A compose file as an engine reads it, with merge keys resolved. */
record ComposeFile(Path path, JsonNode content) {

    private static final String SECRETS = "/run/secrets/";

    static ComposeFile read(Path path) throws IOException {
        try (Reader reader = Files.newBufferedReader(path)) {
            Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            return new ComposeFile(path, new ObjectMapper().valueToTree(content));
        }
    }

    Map<String, JsonNode> services() {
        Map<String, JsonNode> services = new LinkedHashMap<>();
        content.path("services").properties().forEach(entry -> services.put(entry.getKey(), entry.getValue()));
        return services;
    }

    /** Variables of a service, as they are written. */
    Map<String, String> environment(String service) {
        Map<String, String> variables = new LinkedHashMap<>();
        content.at("/services/" + service + "/environment")
                .properties()
                .forEach(entry -> variables.put(entry.getKey(), entry.getValue().asText()));
        return variables;
    }

    /** Names of the secrets a service is handed. */
    Set<String> secrets(String service) {
        return new LinkedHashSet<>(texts(content.at("/services/" + service + "/secrets")));
    }

    /** Names of the secrets its variables point to. */
    Set<String> secretsInUse(String service) {
        Set<String> names = new LinkedHashSet<>();
        for (String value : environment(service).values()) {
            if (value.startsWith(SECRETS)) {
                names.add(value.substring(SECRETS.length()));
            }
        }
        return names;
    }

    /** Where something lies that the file names by a path of its own. */
    Path beside(String relative) {
        return path.resolveSibling(relative).normalize();
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(entry -> texts.add(entry.asText()));
        return texts;
    }
}

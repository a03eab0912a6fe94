package com.pivotalflow.rest.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pivotalflow.rest.json.Json;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The description of the interface at its address, as JSON for those who accept it and as YAML for everybody else. Made
 * when it is first asked for, from the resources that the container has deployed.
 */
@WebServlet(name = "DescriptionPage", urlPatterns = "/api/openapi")
public class DescriptionPage extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String YAML = "application/yaml";
    private static final List<String> OF_JSON = List.of(MediaType.APPLICATION_JSON, "application/vnd.oai.openapi+json");

    @Inject
    transient BeanManager beans;

    private transient volatile @Nullable Forms forms;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean isJson = wantsJson(Collections.list(request.getHeaders("Accept")));
        byte[] body = isJson ? forms().json() : forms().yaml();
        response.setContentType((isJson ? MediaType.APPLICATION_JSON : YAML) + ";charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static boolean wantsJson(List<String> accepted) {
        return accepted.stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .map(range -> range.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .anyMatch(OF_JSON::contains);
    }

    private Forms forms() {
        Forms made = forms;
        if (made == null) {
            // Two requests may both make it, with the same result.
            made = Forms.of(InterfaceDescription.of(resources()));
            forms = made;
        }
        return made;
    }

    private List<Class<?>> resources() {
        return beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .<Class<?>>map(Bean::getBeanClass)
                .filter(type -> type.isAnnotationPresent(Path.class))
                .distinct()
                .toList();
    }

    /** The description in its two forms. */
    private record Forms(byte[] json, byte[] yaml) {

        static Forms of(ObjectNode document) {
            return new Forms(Json.bytes(document), Yaml.of(document).getBytes(StandardCharsets.UTF_8));
        }
    }
}

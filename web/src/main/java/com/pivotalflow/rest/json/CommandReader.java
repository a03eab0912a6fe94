package com.pivotalflow.rest.json;

import com.pivotalflow.change.Patch;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/**
 * Reads the body of a request into the record that the resource method takes, complete and valid, or into a partial
 * update of such a record, or refuses it.
 */
@Provider
@Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
public class CommandReader implements MessageBodyReader<Object> {

    @Inject
    Validator validator;

    @Inject
    RequestKey key;

    @Context
    ResourceInfo resource;

    @Context
    Request request;

    @Context
    UriInfo address;

    private void takeKey(MultivaluedMap<String, String> headers, Object tree) {
        String operation = request.getMethod() + " /" + address.getPath().replaceFirst("^/", "");
        key.take(
                operation,
                headers.getFirst(RequestKey.HEADER),
                resource.getResourceMethod().isAnnotationPresent(KeyRequired.class),
                TreeDigest.of(operation, tree));
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord() || Patch.class.equals(type);
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return Patch.class.equals(type)
                ? Commands.readPatch(body, commandOf(genericType), validator, tree -> takeKey(headers, tree))
                : Commands.read(body, type, validator, tree -> takeKey(headers, tree));
    }

    private static Class<?> commandOf(Type patch) {
        if (patch instanceof ParameterizedType generic
                && generic.getActualTypeArguments()[0] instanceof Class<?> command) {
            return command;
        }
        throw new IllegalStateException("a resource does not say what its patch changes: " + patch);
    }
}

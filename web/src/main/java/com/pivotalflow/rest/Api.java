package com.pivotalflow.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The API, version 1. Resources and providers are found by their annotations. */
@ApplicationPath(Api.PATH)
public class Api extends Application {

    /** Where everything of version 1 is. */
    public static final String PATH = "/api/v1";
}

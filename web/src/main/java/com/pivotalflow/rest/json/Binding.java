package com.pivotalflow.rest.json;

/** Makes a value of one Java type from a value of JSON. */
@FunctionalInterface
interface Binding {

    /** Stands for a value that could not be made; what was wrong is among the findings. */
    Object FAILED = new Object();

    /**
     * Binds one value.
     *
     * @param node the value of JSON, never null and never {@link JsonNull}
     * @param pointer where it stands
     * @param findings where to say what is wrong
     * @return the value, or {@link #FAILED}
     */
    Object bind(Object node, String pointer, Findings findings);
}

package com.pivotalflow.audit;

import jakarta.enterprise.context.RequestScoped;

/** The origin of the work at hand; the HTTP layer sets it before anything else, nobody does for timers. */
@RequestScoped
public class CurrentOrigin {

    private Origin origin = Origin.SERVER;

    /** Where the present work came from. */
    public Origin get() {
        return origin;
    }

    /** Says where it came from. */
    public void set(Origin origin) {
        this.origin = origin;
    }
}

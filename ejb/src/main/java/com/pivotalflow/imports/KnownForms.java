package com.pivotalflow.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Where rows are read by: told once when the application starts, since nothing here can know who does it. */
@ApplicationScoped
public class KnownForms {

    private final AtomicReference<@Nullable RowForms> forms = new AtomicReference<>();

    /** Tells who reads rows. */
    public void set(RowForms reader) {
        forms.set(reader);
    }

    boolean areKnown() {
        return forms.get() != null;
    }

    RowForms get() {
        return Objects.requireNonNull(forms.get(), "nobody reads rows yet");
    }
}

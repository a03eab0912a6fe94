package com.pivotalflow.project;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Keeps {@link ProjectStatus} under its name on the wire. */
@Converter
class ProjectStatusConverter implements AttributeConverter<ProjectStatus, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable ProjectStatus value) {
        return value == null ? null : value.wireName();
    }

    @Override
    public @Nullable ProjectStatus convertToEntityAttribute(@Nullable String name) {
        return name == null ? null : ProjectStatus.parse(name).orElseThrow();
    }
}

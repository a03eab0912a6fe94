package com.pivotalflow.project;

import com.pivotalflow.organization.WireNameConverter;
import jakarta.persistence.Converter;

/** Keeps {@link ProjectStatus} under its name on the wire. */
@Converter
class ProjectStatusConverter extends WireNameConverter<ProjectStatus> {

    ProjectStatusConverter() {
        super(ProjectStatus.values(), ProjectStatus::wireName);
    }
}

package com.pivotalflow.architecture;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The parts of the schema machinery in the order of {@code migrations.md} 3: imports point from left to right. */
class SchemaPartsTest {

    private static final String SCHEMA = "com.pivotalflow.schema";

    private static final JavaClasses MIGRATIONS = ProductClasses.of(List.of("migrations"));

    @Test
    void theSchemaMachineryImportsFromLeftToRight() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                // Parts that are not built yet break no rule.
                .withOptionalLayers(true)
                .layer("entrances")
                .definedBy(SCHEMA + ".cli..", SCHEMA + ".startup..", SCHEMA + ".health..")
                .layer("facade")
                .definedBy(SCHEMA)
                .layer("run")
                .definedBy(SCHEMA + ".run..")
                .layer("judging and saving")
                .definedBy(SCHEMA + ".backup..", SCHEMA + ".guard..")
                .layer("engine")
                .definedBy(SCHEMA + ".engine..")
                .layer("knowing")
                .definedBy(SCHEMA + ".scratch..", SCHEMA + ".catalog..", SCHEMA + ".journal..")
                .layer("text")
                .definedBy(SCHEMA + ".script..")
                .layer("ground")
                .definedBy(SCHEMA + ".database..", SCHEMA + ".outcome..")
                .whereLayer("entrances")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("facade")
                .mayOnlyBeAccessedByLayers("entrances")
                .whereLayer("run")
                .mayOnlyBeAccessedByLayers("entrances", "facade")
                .whereLayer("judging and saving")
                .mayOnlyBeAccessedByLayers("entrances", "facade", "run")
                .whereLayer("engine")
                .mayOnlyBeAccessedByLayers("entrances", "facade", "run", "judging and saving")
                .whereLayer("knowing")
                .mayOnlyBeAccessedByLayers("entrances", "facade", "run", "judging and saving", "engine")
                .whereLayer("ground")
                .mayNotAccessAnyLayer()
                .because("text check and journal must work where there is neither a database nor a container")
                .check(MIGRATIONS);
    }

    @Test
    void noTwoPartsNeedEachOther() {
        slices().matching(SCHEMA + ".(*)..").should().beFreeOfCycles().check(MIGRATIONS);
    }
}

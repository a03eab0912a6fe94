package com.pivotalflow.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Nobody sees, changes or even suspects what another organization has, whichever layer is missing. */
@OnRealServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsolationIT {

    private IsolationMatrix matrix;

    @BeforeAll
    void openTwo() throws Exception {
        matrix = IsolationMatrix.of(TestServer.MAIN, TestServer.MAIN.database());
    }

    @Test
    void everyRowCouldShowALeak() throws Exception {
        assertThat(matrix.rows()).hasSizeGreaterThan(40);
        assertThat(matrix.vacuous()).isEmpty();
    }

    @Test
    void nobodyCanTellWhatOthersHave() throws Exception {
        assertThat(matrix.leaks()).isEmpty();
        System.out.printf("isolation matrix: %d rows, %d cells%n", matrix.rows().size(), matrix.cells());
    }

    @Test
    void marksKeysAndStatesOfOthersAreOfNoUse() {
        assertThat(matrix.borrowed()).isEmpty();
    }

    @Test
    void withoutRowLevelSecurityTheOthersHold() throws Exception {
        try (MissingLayer missing = MissingLayer.rowSecurity(TestServer.MAIN.database())) {
            assertThat(missing.count()).isGreaterThan(50);
            assertThat(matrix.leaksToMembers()).isEmpty();
        }
    }

    @Test
    void withoutCompositeKeysTheOthersHold() throws Exception {
        try (MissingLayer missing = MissingLayer.keys(TestServer.MAIN.database())) {
            assertThat(missing.count()).isGreaterThan(50);
            assertThat(matrix.leaksToMembers()).isEmpty();
        }
    }
}

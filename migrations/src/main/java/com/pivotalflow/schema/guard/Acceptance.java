package com.pivotalflow.schema.guard;

import com.pivotalflow.schema.guard.judgement.TextSites.Charge;
import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.Finding.By;
import com.pivotalflow.schema.script.Finding.Status;
import com.pivotalflow.schema.script.Header;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which findings about locks and rewrites do not stand in the way: on small tables, or acknowledged in the header. */
final class Acceptance {

    private final TableSizes sizes;
    private final GuardProperties properties;

    Acceptance(TableSizes sizes, GuardProperties properties) {
        this.sizes = sizes;
        this.properties = properties;
    }

    /** The same findings with their status; a line of the header that meets none is one more (PF-N02). */
    List<Charge> settle(Script script, List<Charge> charges) {
        List<Charge> settled = new ArrayList<>();
        Set<Header.Acceptance> met = new HashSet<>();
        for (Charge charge : charges) {
            Finding finding = charge.finding();
            Optional<Header.Acceptance> accepted = script.header().accepted().stream()
                    .filter(line -> line.rule() == finding.rule()
                            && line.object().equals(finding.object())
                            && finding.status() == Status.OPEN)
                    .findFirst();
            accepted.ifPresent(met::add);
            Status status =
                    accepted.isPresent() ? Status.ACKNOWLEDGED : isSmall(finding) ? Status.SMALL : finding.status();
            settled.add(new Charge(finding.status(status), charge.verdict()));
        }
        for (Header.Acceptance line : script.header().accepted()) {
            if (!met.contains(line)) {
                settled.add(Charge.of(Finding.of(
                                Rule.N02,
                                script.name().fileName(),
                                "accepts " + line.rule().code() + " on " + line.object()
                                        + ", which was not found: overrides are not copied along")
                        .at(0, line.line())
                        .about(line.object())
                        .remedy("remove the line")
                        .by(By.OBSERVATION)));
            }
        }
        return settled;
    }

    private boolean isSmall(Finding finding) {
        boolean group =
                finding.rule().group() == Rule.Group.LOCK || finding.rule().group() == Rule.Group.REWRITE;
        return group
                && finding.rule() != Rule.L07
                && finding.status() == Status.OPEN
                && sizes.isSmall(finding.object(), properties);
    }

    /** The worst class among findings; notes have none. */
    static Verdict worst(List<Charge> charges) {
        return charges.stream()
                .filter(charge -> charge.finding().status() != Status.NOTE)
                .flatMap(charge -> charge.verdict().stream())
                .max(Verdict::compareTo)
                .orElse(Verdict.SAFE);
    }
}

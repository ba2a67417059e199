package org.landlord.it.workflow.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One step of a workflow: a node of its runs.
///
/// @param question what it asks, if it waits for an approval
record Step(String nodeId, Kind kind, @Nullable Question question) {

    /// How a step goes on.
    enum Kind {
        /// Takes a moment.
        QUICK(40),
        /// Takes half a second.
        SLOW(500),
        /// Fails after a moment.
        FAILING(40),
        /// Waits for an approval, and then takes a moment.
        GATE(40),
        /// Waits for an approval, whose decision is its output.
        APPROVAL(0),
        /// Waits for the signal `message`.
        EVENT(0),
        /// Waits two seconds.
        TIMER(2000);

        private final long millis;

        Kind(long millis) {
            this.millis = millis;
        }

        long millis() {
            return millis;
        }
    }

    private static final List<String> COLOURS = List.of("red", "blue", "green");
    private static final Step REPORT = new Step("report", Kind.QUICK, null);

    private static final Map<String, List<Step>> WORKFLOWS = new TreeMap<>(Map.of(
            "hello", List.of(new Step("greet", Kind.QUICK, null)),
            "slow", List.of(),
            "failing", List.of(new Step("fail", Kind.FAILING, null)),
            "gate",
                    List.of(new Step(
                            "deploy",
                            Kind.GATE,
                            new Question("gate", "Deploy?", null, List.of(), List.of(), List.of(), false))),
            "decision",
                    asking(
                            "decide",
                            new Question(
                                    "decision",
                                    "Go on?",
                                    "Go on? Nothing else depends on it.",
                                    List.of(),
                                    List.of(),
                                    List.of(),
                                    true)),
            "select", asking("choose", Question.of("select", "Which colour?", COLOURS)),
            "rank", asking("order", Question.of("rank", "In which order?", COLOURS)),
            "restricted",
                    asking(
                            "sign",
                            new Question(
                                    "decision",
                                    "Sign?",
                                    "Sign? Nothing else depends on it.",
                                    List.of(),
                                    List.of("chief"),
                                    List.of("approval:submit"),
                                    false)),
            "wait-event", List.of(new Step("wait", Kind.EVENT, null), REPORT),
            "wait-timer", List.of(new Step("wait", Kind.TIMER, null), REPORT)));

    private static List<Step> asking(String nodeId, Question question) {
        return List.of(new Step(nodeId, Kind.APPROVAL, question), REPORT);
    }

    /// The keys of all workflows, in the order of the alphabet.
    static Set<String> workflows() {
        return WORKFLOWS.keySet();
    }

    /// The steps of a run.
    ///
    /// @param seconds how long a run of `slow` shall take
    static List<Step> of(String workflow, double seconds) {
        if (workflow.equals("slow")) {
            int steps = (int) Math.max(1, Math.round(seconds * 1000 / Kind.SLOW.millis()));
            return Stream.concat(
                            IntStream.rangeClosed(1, steps).mapToObj(i -> new Step("step-" + i, Kind.SLOW, null)),
                            Stream.of(new Step("sum", Kind.QUICK, null)))
                    .toList();
        }
        return List.copyOf(WORKFLOWS.getOrDefault(workflow, List.of()));
    }

    /// Whether a run knows its steps before it gets there. What depends on an answer is not known before the answer.
    static boolean knownBeforehand(String workflow) {
        return Set.of("hello", "slow", "failing", "wait-timer").contains(workflow);
    }
}

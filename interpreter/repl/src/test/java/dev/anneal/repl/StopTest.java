package dev.anneal.repl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a session keeps of what was stopped. */
class StopTest {
    /** Long enough never to end by itself in a test, and told about all the while. */
    private static final String LONG = """
            run slow {
              fit gaussian_mixture(dim: dim, components: 6) to two_modes
              by gradient_flow(integrator: "euler", step: 1e-6)
              until 9
            }
            """;

    @Test
    void theFitSoFarIsBoundAndTheSessionLivesOn() {
        try (Conversation conversation = Conversation.aboutTwoModes()) {
            conversation.onProgress(conversation.session()::stop);
            assertThat(conversation.say(LONG)).contains("fit of slow").endsWith("(stopped; `slow`: the best so far)");
            conversation.onProgress(() -> {});

            double reached = Double.parseDouble(conversation.say("slow.time"));
            assertThat(reached).isBetween(0.0, 8.99);
            assertThat(Double.parseDouble(conversation.say("slow.time"))).isEqualTo(reached);
            assertThat(conversation.say("let after = 1 + 1")).isEqualTo("after = 2");
            assertThat(conversation.say(":vars")).containsPattern("run +slow +run, stopped");
        }
    }

    @Test
    void whatIsTypedAgainIsMadeFromItsBeginning() {
        try (Conversation conversation = Conversation.aboutTwoModes()) {
            conversation.onProgress(conversation.session()::stop);
            conversation.say(LONG);
            conversation.onProgress(() -> {});
            conversation.say(LONG.replace("until 9", "until 1e-5"));
            assertThat(conversation.say("slow.time")).isEqualTo("1e-5");
        }
    }

    @Test
    void theCellsSoFarOfASweepStayAsTheyAre() {
        String sweep = """
                sweep grid {
                  over rate in geomspace(0.01, 1, 60)
                  repeat 640
                  fit pair to two_modes
                  under linear(from: 0.05, rate: rate)
                  by summary_ode()
                  until settled(25)
                  measure collapse = probability(collapsed)
                }
                """;
        try (Conversation conversation = Conversation.aboutTwoModes()) {
            conversation.onProgress(conversation.session()::stop);
            String stopped = conversation.say(sweep);
            assertThat(stopped).contains("stopped early");
            conversation.onProgress(() -> {});
            assertThat(stopped).contains(conversation.say("grid"));
        }
    }
}

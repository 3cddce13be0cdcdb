package dev.anneal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.run.Outcome;
import dev.anneal.run.Progress;
import dev.anneal.run.RunEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class EventDispatcherTest {
    private static RunEvent progress(double fraction) {
        return new RunEvent.Advanced(new Progress(0, 1, 0, fraction, Duration.ZERO, ""));
    }

    @Test
    void tellsEverythingInOrderBeforeItCloses() throws Exception {
        List<RunEvent> told = Collections.synchronizedList(new ArrayList<>());
        List<RunEvent> events = new ArrayList<>();
        try (EventDispatcher dispatcher = new EventDispatcher(told::add)) {
            for (int i = 0; i < 5000; i++) {
                events.add(new RunEvent.Started(i));
                dispatcher.tell(events.get(i));
            }
        }
        assertThat(told).isEqualTo(events);
    }

    @Test
    void ofWaitingProgressOnlyTheLastIsTold() throws Exception {
        List<RunEvent> told = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch busy = new CountDownLatch(1);
        try (EventDispatcher dispatcher = new EventDispatcher(event -> {
            told.add(event);
            busy.countDown();
            await(slow);
        })) {
            dispatcher.tell(new RunEvent.Started(1));
            busy.await();
            for (int i = 0; i < 100; i++) {
                dispatcher.tell(progress(i / 100.0));
            }
            dispatcher.tell(new RunEvent.Finished(Outcome.COMPLETED));
            slow.countDown();
        }
        assertThat(told)
                .containsExactly(new RunEvent.Started(1), progress(0.99), new RunEvent.Finished(Outcome.COMPLETED));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aListenerThatThrowsIsToldNothingMoreAndBlocksNobody() throws Exception {
        List<RunEvent> told = Collections.synchronizedList(new ArrayList<>());
        EventDispatcher dispatcher = new EventDispatcher(event -> {
            told.add(event);
            throw new IllegalStateException("no");
        });
        for (int i = 0; i < 5000; i++) {
            dispatcher.tell(new RunEvent.Started(i));
        }
        dispatcher.close();

        assertThat(told).hasSize(1);
        assertThat(dispatcher.failure()).isPresent();
    }
}

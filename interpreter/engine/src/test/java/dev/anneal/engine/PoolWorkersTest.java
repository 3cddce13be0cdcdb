package dev.anneal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anneal.numerics.flow.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every piece is done once, whoever helps, and nobody waits for help that does not come. */
@Timeout(60)
class PoolWorkersTest {
    private final ExecutorService pool = Executors.newFixedThreadPool(2);

    @AfterEach
    void close() {
        pool.shutdownNow();
    }

    private static void doesEveryPieceOnce(Workers workers) {
        for (int count = 1; count <= 9; count++) {
            AtomicIntegerArray done = new AtomicIntegerArray(count);
            workers.all(count, done::incrementAndGet);
            for (int piece = 0; piece < count; piece++) {
                assertThat(done.get(piece)).isEqualTo(1);
            }
        }
    }

    @Test
    void inAnIdlePool() {
        Workers workers = PoolWorkers.of(pool);
        for (int i = 0; i < 2000; i++) {
            doesEveryPieceOnce(workers);
        }
    }

    @Test
    void inAPoolWhoseThreadsAllAskForHelp() throws Exception {
        Workers workers = PoolWorkers.of(pool);
        List<Future<?>> fits = new ArrayList<>();
        for (int fit = 0; fit < 20; fit++) {
            fits.add(pool.submit(() -> {
                for (int i = 0; i < 200; i++) {
                    doesEveryPieceOnce(workers);
                }
            }));
        }
        for (Future<?> fit : fits) {
            fit.get();
        }
    }

    @Test
    void inAPoolThatIsBusyForLong() throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        for (int thread = 0; thread < 2; thread++) {
            pool.execute(() -> {
                try {
                    over.await();
                } catch (InterruptedException closing) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        Workers workers = PoolWorkers.of(pool);
        for (int i = 0; i < 100; i++) {
            doesEveryPieceOnce(workers);
        }
        over.countDown();
        pool.shutdown();
        assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        doesEveryPieceOnce(workers);
    }

    @Test
    void whatAPieceThrowsReachesTheCaller() {
        Workers workers = PoolWorkers.of(pool);
        assertThatThrownBy(() -> workers.all(4, piece -> {
                    if (piece == 2) {
                        throw new IllegalStateException("piece 2");
                    }
                }))
                .hasMessage("piece 2");
        doesEveryPieceOnce(workers);
    }
}

package se.kedjan.consent;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

/** Two people in the same moment; what one of them is refused is left to the test to look at. */
final class AtOnce {

  private AtOnce() {}

  static void both(Runnable one, Runnable other) throws InterruptedException {
    var together = new CyclicBarrier(2);
    var pool = Executors.newFixedThreadPool(2);
    try {
      pool.invokeAll(List.of(when(together, one), when(together, other)));
    } finally {
      pool.shutdown();
    }
  }

  private static Callable<Void> when(CyclicBarrier together, Runnable act) {
    return () -> {
      together.await();
      act.run();
      return null;
    };
  }
}

import hex.genmodel.MojoModel;
import hex.genmodel.easy.EasyPredictModelWrapper;
import hex.genmodel.easy.RowData;
import java.lang.management.ManagementFactory;
import java.util.Random;

/** Rows per CPU second of one thread, one row at a time, for each model named: one figure a line. */
public class GenmodelSpeed {
  static final int ROWS = 4096;

  static double score(EasyPredictModelWrapper model, String[] columns, double[][] rows, int count) throws Exception {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      RowData row = new RowData();
      double[] values = rows[i % rows.length];
      for (int c = 0; c < columns.length; c++) row.put(columns[c], values[c]);
      sum += model.predictBinomial(row).classProbabilities[1];
    }
    return sum;
  }

  public static void main(String[] args) throws Exception {
    int rounds = Integer.parseInt(args[0]);
    int count = Integer.parseInt(args[1]);
    for (int a = 2; a < args.length; a++) {
      MojoModel mojo = MojoModel.load(args[a]);
      EasyPredictModelWrapper model = new EasyPredictModelWrapper(mojo);
      String[] columns = new String[mojo.nfeatures()];
      System.arraycopy(mojo.getNames(), 0, columns, 0, columns.length);
      Random random = new Random(1);
      double[][] rows = new double[ROWS][columns.length];
      for (double[] row : rows) for (int c = 0; c < row.length; c++) row[c] = random.nextGaussian();
      double sum = score(model, columns, rows, count);
      double best = 0;
      for (int round = 0; round < rounds; round++) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        sum += score(model, columns, rows, count);
        best = Math.max(best, count * 1e9 / (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start));
      }
      System.out.println(Math.round(best));
      if (Double.isNaN(sum)) throw new IllegalStateException("scores are not numbers");
    }
  }
}

package classmark;

import hex.genmodel.ModelMojoReader;
import hex.genmodel.MojoModel;
import hex.genmodel.MojoReaderBackendFactory;
import hex.genmodel.easy.EasyPredictModelWrapper;
import hex.genmodel.easy.RowData;
import hex.genmodel.easy.exception.PredictException;
import hex.genmodel.easy.prediction.BinomialModelPrediction;
import hex.genmodel.easy.prediction.ClusteringModelPrediction;
import hex.genmodel.easy.prediction.MultinomialModelPrediction;
import hex.genmodel.easy.prediction.OrdinalModelPrediction;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkFiles;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF3;

/**
 * A function of Spark's SQL: the file of a model that the session uploaded, a row's inputs by name, and its offset; the
 * index of the label or cluster (-1 where there is none) and behind it the model's values, or null where genmodel
 * refuses the row. Unknown levels and texts that are no number count as missing.
 */
public final class ScoreRow implements UDF3<String, Row, Double, double[]> {
  private static final ConcurrentHashMap<String, MojoModel> models = new ConcurrentHashMap<>();

  private transient EasyPredictModelWrapper wrapper;
  private transient String wrapped;

  @Override
  public double[] call(String file, Row row, Double offset) {
    if (wrapper == null || !file.equals(wrapped)) {
      wrapper = wrap(models.computeIfAbsent(file, ScoreRow::load));
      wrapped = file;
    }
    RowData data = new RowData();
    String[] names = row.schema().fieldNames();
    for (int i = 0; i < names.length; i++) if (!row.isNullAt(i)) data.put(names[i], row.get(i));
    try {
      return score(data, offset);
    } catch (PredictException | RuntimeException refused) {
      return null;
    }
  }

  private static EasyPredictModelWrapper wrap(MojoModel model) {
    EasyPredictModelWrapper.Config config =
        new EasyPredictModelWrapper.Config()
            .setModel(model)
            .setConvertUnknownCategoricalLevelsToNa(true)
            .setConvertInvalidNumbersToNa(true);
    if (model.getModelCategory() == hex.ModelCategory.Clustering) config.setUseExtendedOutput(true);
    return new EasyPredictModelWrapper(config);
  }

  private static MojoModel load(String name) {
    try {
      return ModelMojoReader.readFrom(
          new Utf8Mojo(MojoReaderBackendFactory.createReaderBackend(find(name).getPath())));
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  /** Files of a session lie in Spark's folder for files, or in one of that session below it. */
  private static File find(String name) {
    File own = new File(SparkFiles.get(name));
    if (own.exists()) return own;
    File[] sessions = new File(SparkFiles.getRootDirectory()).listFiles(File::isDirectory);
    if (sessions != null) {
      for (File session : sessions) {
        File file = new File(session, name);
        if (file.exists()) return file;
      }
    }
    throw new IllegalStateException("The model " + name + " did not reach this executor.");
  }

  private double[] score(RowData data, double offset) throws PredictException {
    switch (wrapper.getModelCategory()) {
      case Binomial: {
        BinomialModelPrediction p = wrapper.predictBinomial(data, offset);
        return answer(p.labelIndex, p.classProbabilities, p.calibratedClassProbabilities);
      }
      case Multinomial: {
        MultinomialModelPrediction p = wrapper.predictMultinomial(data, offset);
        return answer(p.labelIndex, p.classProbabilities, null);
      }
      case Ordinal: {
        OrdinalModelPrediction p = wrapper.predictOrdinal(data, offset);
        return answer(p.labelIndex, p.classProbabilities, null);
      }
      case Regression:
        return new double[] {-1, wrapper.predictRegression(data, offset).value};
      case Clustering: {
        ClusteringModelPrediction p = wrapper.predictClustering(data);
        return answer(p.cluster, p.distances, null);
      }
      case AnomalyDetection:
        return answer(-1, wrapper.predictRaw(data, 0), null);
      default:
        throw new AssertionError("Models of the category " + wrapper.getModelCategory() + " score no tables.");
    }
  }

  private static double[] answer(int index, double[] values, double[] calibrated) {
    int more = calibrated == null ? 0 : calibrated.length;
    double[] all = new double[1 + values.length + more];
    all[0] = index;
    System.arraycopy(values, 0, all, 1, values.length);
    if (more > 0) System.arraycopy(calibrated, 0, all, 1 + values.length, more);
    return all;
  }
}

// How likely each Star Wars character is human, by an H2O model in Spark's own programs: as a DataFrame and as a Dataset.
// Run it in spark-shell or by spark-submit with the jar that `npm run spark` builds; docs/spark.md shows how.
import _root_.hex.genmodel.MojoModel
import _root_.hex.genmodel.easy.{EasyPredictModelWrapper, RowData}
import org.apache.spark.sql.{DataFrame, SaveMode, SparkSession}

case class StarWarsCharacter(name: String, height: Option[Double], mass: Option[Double])
case class Scored(name: String, isHumanScore: Double)

object StarWars extends Serializable {
  /** Arguments: the model, the table of characters, and the folder for what comes out. */
  def main(args: Array[String]): Unit = {
    val Array(model, table, output) = args
    val spark = SparkSession.builder().getOrCreate()
    import spark.implicits._
    val characters = spark.read
      .option("header", "true")
      .schema("name STRING, height DOUBLE, mass DOUBLE, species STRING")
      .csv(table)
      .where("height IS NOT NULL AND species IS NOT NULL")
    val median = characters.selectExpr("percentile(mass, 0.5)").as[Double].head()
    write(scoreRows(characters.na.fill(median, Seq("mass")), model), s"$output/dataframe")
    write(scoreCharacters(characters, model), s"$output/dataset")
  }

  /** Untyped rows, with a mass each. */
  def scoreRows(rows: DataFrame, model: String): DataFrame = {
    import rows.sparkSession.implicits._
    rows
      .select("name", "height", "mass")
      .mapPartitions { part =>
        val scorer = new Scorer(model)
        part.map(row => Scored(row.getString(0), scorer.score(Some(row.getDouble(1)), Some(row.getDouble(2)))))
      }
      .toDF()
  }

  /** Typed characters; what is missing is left to the model. */
  def scoreCharacters(rows: DataFrame, model: String): DataFrame = {
    import rows.sparkSession.implicits._
    rows
      .select("name", "height", "mass")
      .as[StarWarsCharacter]
      .mapPartitions { part =>
        val scorer = new Scorer(model)
        part.map(character => Scored(character.name, scorer.score(character.height, character.mass)))
      }
      .toDF()
  }

  private def write(scored: DataFrame, folder: String): Unit =
    scored.coalesce(1).write.mode(SaveMode.Overwrite).option("header", "true").csv(folder)
}

class Scorer(path: String) {
  private val model = new EasyPredictModelWrapper(MojoModel.load(path))

  def score(height: Option[Double], mass: Option[Double]): Double = {
    val row = new RowData()
    height.foreach(value => row.put("height", Double.box(value)))
    mass.foreach(value => row.put("mass", Double.box(value)))
    model.predictBinomial(row).classProbabilities(1)
  }
}

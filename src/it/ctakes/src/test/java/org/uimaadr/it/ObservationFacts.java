package org.uimaadr.it;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.ctakes.core.cc.JdbcWriterTemplate;
import org.apache.ctakes.core.resource.JdbcConnectionResourceImpl;
import org.apache.ctakes.core.util.doc.SourceMetadataUtil;
import org.apache.ctakes.typesystem.type.structured.SourceData;
import org.apache.uima.UIMAFramework;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.fit.factory.ConfigurationParameterFactory;
import org.apache.uima.fit.factory.ExternalResourceFactory;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.metadata.ConfigurationParameter;

/** The table of i2b2 that cTAKES' JDBC writers fill. */
final class ObservationFacts {

  private static final String TABLE = "observation_fact";
  private static final String USER = "adr";

  private ObservationFacts() {}

  /** Makes the table, empty, and leaves the database to others. */
  static void createTable(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, USER, USER);
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS " + TABLE);
      statement.execute(
          "CREATE TABLE "
              + TABLE
              + " (encounter_num INT NOT NULL, patient_num BIGINT NOT NULL,"
              + " concept_cd VARCHAR(50) NOT NULL, provider_id VARCHAR(50) NOT NULL,"
              + " start_date TIMESTAMP NOT NULL, modifier_cd VARCHAR(100) NOT NULL,"
              + " instance_num BIGINT NOT NULL, valtype_cd VARCHAR(50),"
              + " tval_char VARCHAR(255), observation_blob CLOB)");
      if (url.contains(":file:")) {
        statement.execute("SHUTDOWN");
      }
    }
  }

  /** The rows, as texts of some columns with a bar between them. */
  static List<String> select(String url, String... columns) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, USER, USER);
        Statement statement = connection.createStatement();
        ResultSet facts =
            statement.executeQuery("SELECT " + String.join(",", columns) + " FROM " + TABLE)) {
      List<String> rows = new ArrayList<>();
      while (facts.next()) {
        List<String> row = new ArrayList<>();
        for (String column : columns) {
          row.add(facts.getString(column));
        }
        rows.add(String.join("|", row));
      }
      return rows;
    }
  }

  /**
   * Writes a note by cTAKES' JdbcWriterTemplate. It is a CAS consumer, which pipers do not take,
   * and wants to know of an encounter.
   */
  static void write(JCas jcas, String url) throws Exception {
    SourceData source = SourceMetadataUtil.getOrCreateSourceData(jcas);
    source.setSourceEncounterId("1");
    source.setAuthorSpecialty("");
    source.setSourceOriginalDate("2024-01-01 00:00:00");
    AnalysisEngine writer = UIMAFramework.produceAnalysisEngine(template(url));
    writer.process(jcas);
    writer.collectionProcessComplete();
    writer.destroy();
  }

  private static AnalysisEngineDescription template(String url) throws Exception {
    AnalysisEngineDescription template =
        UIMAFramework.getResourceSpecifierFactory().createAnalysisEngineDescription();
    template.setPrimitive(true);
    template.setAnnotatorImplementationName(JdbcWriterTemplate.class.getName());
    template.getMetaData().setName("JdbcWriterTemplate");
    template.getAnalysisEngineMetaData().getOperationalProperties().setModifiesCas(false);
    for (String name :
        List.of(JdbcWriterTemplate.PARAM_VECTOR_TABLE, JdbcWriterTemplate.PARAM_DB_CONN_RESRC)) {
      ConfigurationParameter parameter =
          UIMAFramework.getResourceSpecifierFactory().createConfigurationParameter();
      parameter.setName(name);
      parameter.setType(ConfigurationParameter.TYPE_STRING);
      template
          .getMetaData()
          .getConfigurationParameterDeclarations()
          .addConfigurationParameter(parameter);
    }
    ConfigurationParameterFactory.setParameter(
        template, JdbcWriterTemplate.PARAM_VECTOR_TABLE, TABLE);
    ConfigurationParameterFactory.setParameter(
        template, JdbcWriterTemplate.PARAM_DB_CONN_RESRC, "Connection");
    ExternalResourceFactory.bindResourceOnce(
        template,
        "Connection",
        ExternalResourceFactory.createSharedResourceDescription(
            "file:.",
            JdbcConnectionResourceImpl.class,
            JdbcConnectionResourceImpl.PARAM_DRIVER_CLASS,
            "org.hsqldb.jdbc.JDBCDriver",
            JdbcConnectionResourceImpl.PARAM_URL,
            url,
            JdbcConnectionResourceImpl.PARAM_USERNAME,
            USER,
            JdbcConnectionResourceImpl.PARAM_PASSWORD,
            USER));
    return template;
  }
}

import java.io.File;
import java.util.TreeMap;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.EdgeMergeStrategy;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

/** Prints what Gephi's own importer makes of GEXF files: nodes, directed and undirected edges, a line each. */
public class GephiImport {
  public static void main(String[] files) throws Exception {
    Lookup lookup = Lookup.getDefault();
    for (String file : files) {
      ProjectController projects = lookup.lookup(ProjectController.class);
      projects.newProject();
      Workspace workspace = projects.getCurrentWorkspace();
      ImportController importer = lookup.lookup(ImportController.class);
      Container container = importer.importFile(new File(file));
      container.getLoader().setEdgesMergeStrategy(EdgeMergeStrategy.NO_MERGE);
      importer.process(container, new DefaultProcessor(), workspace);
      Graph graph = lookup.lookup(GraphController.class).getGraphModel(workspace).getGraph();
      int directed = 0;
      TreeMap<String, Integer> kinds = new TreeMap<>();
      for (Edge edge : graph.getEdges()) {
        if (edge.isDirected()) directed += 1;
        kinds.merge(String.valueOf(edge.getTypeLabel()), 1, Integer::sum);
      }
      System.out.println("RESULT " + graph.getNodeCount() + " " + directed + " " + (graph.getEdgeCount() - directed) + " " + kinds.size());
    }
  }
}

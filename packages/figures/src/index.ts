// Everything public. Nothing else is.

// The report
export type {
  ReportBaseline,
  ReportColumn,
  ReportData,
  ReportFinding,
  ReportHistoryEntry,
  ReportImageShape,
  ReportInput,
  ReportMistake,
  ReportMistakes,
  ReportNetwork,
  ReportOption,
  ReportOptionValue,
  ReportPart,
  ReportPartMetrics,
  ReportRoc,
  ReportTraining,
} from './report/report-input.js';

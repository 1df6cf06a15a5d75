export interface TextToTry {
  title: string;
  text: string;
}
